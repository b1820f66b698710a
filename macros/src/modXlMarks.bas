Option Explicit
' Marks on cells of the open ledger. How each cell was is kept on the very-hidden sheet "_marks"
' (sheet, cell, colour or "", "1" where the comment is ours), so that the marks can be taken off.
' A comment that somebody wrote stays as it is; then only the colour tells.

Private Const NONE As Long = -4142

' For the tests: this module compiles.
Public Function Compiled() As Long
    Compiled = 1
End Function

Private Function Kept() As Worksheet
    Set Kept = modXlSys.Book.Worksheets("_marks")
End Function

' Marks one cell and keeps in row r how it was; False where there is no such cell. No cell comes twice.
Public Function Mark(ByVal r As Long, ByVal level As String, ByVal words As String, ByVal sheetName As String, ByVal cell As String) As Boolean
    Dim target As Range
    Mark = False
    If cell = "" Then Exit Function
    On Error GoTo no
    Set target = modXlSys.Book.Worksheets(sheetName).Range(cell)
    Kept.Cells(r, 1).Value = sheetName
    Kept.Cells(r, 2).Value = cell
    If target.Interior.ColorIndex <> NONE Then Kept.Cells(r, 3).Value = CStr(target.Interior.Color)
    Mark = True
    target.Interior.Color = ColourOf(level)
    If target.Comment Is Nothing Then
        target.AddComment words
        Kept.Cells(r, 4).Value = "1"
    End If
no:
End Function

Private Function ColourOf(ByVal level As String) As Long
    ColourOf = RGB(189, 215, 238)
    If level = modXlText.T("error") Then ColourOf = RGB(255, 179, 171)
    If level = modXlText.T("warning") Then ColourOf = RGB(255, 224, 138)
End Function

' Takes off all our marks; returns how many cells had one.
Public Function TakeOff() As Long
    Dim target As Range
    Dim r As Long
    TakeOff = 0
    r = 1
    Do While CStr(Kept.Cells(r, 1).Value) <> ""
        On Error Resume Next
        Set target = modXlSys.Book.Worksheets(CStr(Kept.Cells(r, 1).Value)).Range(CStr(Kept.Cells(r, 2).Value))
        If CStr(Kept.Cells(r, 3).Value) = "" Then
            target.Interior.ColorIndex = NONE
        Else
            target.Interior.Color = CLng(Kept.Cells(r, 3).Value)
        End If
        If CStr(Kept.Cells(r, 4).Value) = "1" Then target.ClearComments
        On Error GoTo 0
        TakeOff = TakeOff + 1
        r = r + 1
    Loop
    Kept.Range("A1:D5000").ClearContents
End Function
