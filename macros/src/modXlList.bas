Option Explicit
' What the program found: a list whose rows lead to the cells, and in a ledger marks on the cells.
' The file has one line for each row: level|words|file|sheet|cell|file|sheet|cell|end; a first file
' of "" is this workbook.

Private Const FIRST_ROW As Long = 3
Private Const SHOWN As Long = 6

Public Function IsRow(ByVal ws As Worksheet, ByVal r As Long) As Boolean
    IsRow = False
    If r < FIRST_ROW Then Exit Function
    IsRow = (CStr(ws.Cells(r, SHOWN + 2).Value) <> "")
End Function

' Shows the second place first, so that the first lies on top.
Public Sub Jump(ByVal ws As Worksheet, ByVal r As Long)
    Dim k As Long, place As String
    For k = 3 To 0 Step -3
        If CStr(ws.Cells(r, SHOWN + 2 + k).Value) <> "" Then
            place = CStr(ws.Cells(r, SHOWN + 1 + k).Value)
            ShowCell place, CStr(ws.Cells(r, SHOWN + 2 + k).Value), CStr(ws.Cells(r, SHOWN + 3 + k).Value)
        End If
    Next k
End Sub

Private Sub ShowCell(ByVal path As String, ByVal sheetName As String, ByVal cell As String)
    Dim wb As Workbook
    On Error GoTo no
    If path = "" Then
        Set wb = modXlSys.Book
    Else
        If Not modXlSys.FileExists(path) Then GoTo no
        Set wb = modXlSys.Opened(path)
    End If
    wb.Activate
    wb.Worksheets(sheetName).Activate
    If cell <> "" Then wb.Worksheets(sheetName).Range(cell).Select
    Exit Sub
no:
    modXlRun.SayMore "no_place", path & "  " & sheetName & "!" & cell
End Sub

Private Function ListSheet() As Worksheet
    Set ListSheet = modXlSys.Book.Worksheets(modXlText.T("list_sheet"))
End Function

' Fills the list anew from a file; nothing when there is none. `marks`: mark the cells of this workbook too.
Public Sub Take(ByVal path As String, ByVal marks As Boolean)
    Dim f As Integer, r As Long, k As Long, kept As Long
    Dim line As String
    Dim ws As Worksheet
    Dim was As Boolean
    If Not modXlSys.FileExists(path) Then Exit Sub
    was = modXlSys.Book.Saved
    Set ws = ListSheet()
    ws.Range("A" & FIRST_ROW & ":L5000").ClearContents
    If marks Then modXlMarks.TakeOff
    r = FIRST_ROW
    kept = 1
    f = FreeFile
    Open path For Input As #f
    Do While Not EOF(f)
        Line Input #f, line
        If line <> "" Then
            For k = 0 To 1
                ws.Cells(r, k + 1).Value = modXlText.Field(line, k)
            Next k
            ws.Cells(r, 3).Value = FileName(modXlText.Field(line, 2))
            ws.Cells(r, 4).Value = modXlText.Field(line, 3)
            ws.Cells(r, 5).Value = modXlText.Field(line, 4)
            If modXlText.Field(line, 6) <> "" Then ws.Cells(r, 6).Value = FileName(modXlText.Field(line, 5)) & " " & modXlText.Field(line, 6) & "!" & modXlText.Field(line, 7)
            For k = 2 To 7
                ws.Cells(r, SHOWN - 1 + k).Value = modXlText.Field(line, k)
            Next k
            If marks Then
                If modXlMarks.Mark(kept, modXlText.Field(line, 0), modXlText.Field(line, 1), modXlText.Field(line, 3), modXlText.Field(line, 4)) Then kept = kept + 1
            End If
            r = r + 1
        End If
    Loop
    Close #f
    If was And Not marks Then modXlSys.Book.Saved = True
End Sub

Private Function FileName(ByVal path As String) As String
    Dim i As Long
    FileName = path
    For i = Len(path) To 1 Step -1
        If Mid$(path, i, 1) = "/" Or Mid$(path, i, 1) = "\" Then
            FileName = Mid$(path, i + 1)
            Exit Function
        End If
    Next i
End Function
