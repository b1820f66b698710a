Option Explicit
' Everything that touches the operating system. No Declare statements, so the
' same source compiles in 32-bit and 64-bit Office, WPS VBA and LibreOffice.

' The macro workbook. After LibreOffice 7.4 saved the file, ThisWorkbook has lost its
' object (no codeName in the file); the active book is the one just clicked then.
Public Function Book() As Workbook
    Dim n As Long
    On Error GoTo other
    n = ThisWorkbook.Worksheets.Count
    Set Book = ThisWorkbook
    Exit Function
other:
    Set Book = ActiveWorkbook
End Function

Public Function IsWindows() As Boolean
    IsWindows = (Application.PathSeparator = "\")
End Function

' LibreOffice answers Application.Name = "Microsoft Excel"; what it lacks is Hwnd.
Public Function IsLibre() As Boolean
    Dim h As Variant
    IsLibre = True
    On Error GoTo no
    h = Application.Hwnd
    IsLibre = False
no:
End Function

Public Function BookPath() As String
    BookPath = Join2(Book.Path, Book.Name)
End Function

Public Function Join2(ByVal folder As String, ByVal name As String) As String
    Dim sep As String
    sep = Application.PathSeparator
    If Right$(folder, 1) = sep Then
        Join2 = folder & name
    Else
        Join2 = folder & sep & name
    End If
End Function

' The open workbook with what is not saved yet. LibreOffice writes the format of Excel 97 whatever
' the name says (the program goes by the bytes), and 0 for formulas that it has not worked out yet.
Public Sub SaveCopy(ByVal path As String)
    Application.Calculate
    Book.SaveCopyAs path
End Sub

' A workbook by its path: the open one, or opened now.
Public Function Opened(ByVal path As String) As Workbook
    Dim i As Long
    For i = 1 To Workbooks.Count
        If Join2(Workbooks(i).Path, Workbooks(i).Name) = path Then
            Set Opened = Workbooks(i)
            Exit Function
        End If
    Next i
    Set Opened = Workbooks.Open(path)
End Function

Public Function FileExists(ByVal p As String) As Boolean
    FileExists = False
    On Error GoTo no
    FileExists = (FileLen(p) >= 0)
no:
End Function

Public Function TempFolder() As String
    TempFolder = Environ("TEMP")
    If TempFolder = "" Then TempFolder = Environ("TMPDIR")
    If TempFolder = "" Then TempFolder = "/tmp"
End Function

Public Sub WriteText(ByVal p As String, ByVal s As String)
    Dim f As Integer
    f = FreeFile
    Open p For Output As #f
    Print #f, s
    Close #f
End Sub

' first line of a file, "" when it is missing or being written
Public Function ReadLine(ByVal p As String) As String
    Dim f As Integer
    Dim s As String
    ReadLine = ""
    If Not FileExists(p) Then Exit Function
    On Error GoTo no
    f = FreeFile
    Open p For Input As #f
    Line Input #f, s
    Close #f
    ReadLine = s
    Exit Function
no:
    On Error Resume Next
    Close #f
End Function

Private Function Q(ByVal s As String) As String
    Q = Chr(34) & s & Chr(34)
End Function

' Starts a program without waiting for it. WScript.Shell takes Unicode paths;
' the built-in Shell (all there is in LibreOffice) is the fallback.
Public Function StartProgram(ByVal exe As String, ByVal jobFile As String) As Boolean
    Dim cmd As String
    cmd = Q(exe) & " macros run --job " & Q(jobFile)
    If LCase$(Right$(exe, 4)) = ".cmd" Or LCase$(Right$(exe, 4)) = ".bat" Then
        cmd = "cmd.exe /d /s /c " & Q(cmd)
    End If
    StartProgram = True
    If IsWindows() Then
        If StartByWsh(cmd) Then Exit Function
    End If
    StartProgram = StartByShell(cmd)
End Function

Private Function StartByWsh(ByVal cmd As String) As Boolean
    Dim sh As Object
    StartByWsh = False
    On Error GoTo no
    Set sh = CreateObject("WScript.Shell")
    sh.Run cmd, 0, False
    StartByWsh = True
no:
End Function

Private Function StartByShell(ByVal cmd As String) As Boolean
    StartByShell = False
    On Error GoTo no
    Shell cmd, 0
    StartByShell = True
no:
End Function

Public Sub PauseOneSecond()
    Dim t As Date
    t = Now
    Do While Now - t < 1 / 86400
        DoEvents
        If Not IsWindows() Then Application.Wait Now + TimeSerial(0, 0, 1)
    Loop
    DoEvents
End Sub

' What a job leaves behind; nothing else can lie in its folder.
Public Sub RemoveJob(ByVal folder As String)
    Dim names As Variant
    Dim i As Long
    On Error Resume Next
    names = Array("job.txt", "status.txt", "status.tmp", "cancel.txt", "findings.txt", Book.Name)
    For i = LBound(names) To UBound(names)
        If FileExists(Join2(folder, CStr(names(i)))) Then Kill Join2(folder, CStr(names(i)))
    Next i
    RmDir folder
End Sub
