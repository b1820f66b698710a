Option Explicit
' The macro side of "double-click to run": sends the settings as they stand on the
' sheet, starts the program, shows its progress, links the result, removes the job folder.
' It never saves, closes or overwrites a workbook.

Private mRunning As Boolean
Private mCancel As Boolean

Public Function IsRunning() As Boolean
    IsRunning = mRunning
End Function

' For the tests: one call into every module, so that a module that does not compile is seen.
Public Function SelfTest() As String
    SelfTest = modXlText.Unesc(modXlText.Esc("a|b\" & ChrW(&H53BF) & ChrW(&H9FA5))) & "/" & modXlText.T("title") & "/" & modXlSys.Join2("x", "y") & "/" & CStr(modXlList.IsRow(modXlSys.Book.Worksheets(1), 1)) & CStr(modXlMarks.Compiled())
End Function

Public Sub Say(ByVal key As String)
    SayMore key, ""
End Sub

Public Sub SayMore(ByVal key As String, ByVal detail As String)
    Dim s As String
    s = modXlText.T(key)
    If detail <> "" Then s = s & vbCrLf & detail
    Note s
    If LCase$(Setting("silent")) <> "yes" Then MsgBox s, vbInformation, modXlText.T("title")
End Sub

' What a button cell starts, "" for any other cell. The cells are named btn_...
Public Function TaskOfCell(ByVal ws As Worksheet, ByVal Target As Range) As String
    Dim tasks As Variant
    Dim i As Long
    TaskOfCell = ""
    tasks = Array("validate", "merge", "reconcile", "fill", "summarize", "month", "stop", "check", "unmark")
    For i = LBound(tasks) To UBound(tasks)
        If Target.Cells(1, 1).Address(False, False) = Named(ws, "btn_" & tasks(i)) Then TaskOfCell = CStr(tasks(i))
    Next i
End Function

' What LibreOffice's own sheet events call in the .ods twin, with the cell that was double-clicked
' (late bound, so it compiles everywhere). True: the cell is not edited.
Public Function ButtonClicked(ByVal cell As Object) As Boolean
    Dim ws As Worksheet
    Dim task As String
    Set ws = modXlSys.Book.Worksheets(1)
    task = TaskOfCell(ws, ws.Cells(cell.RangeAddress.StartRow + 1, cell.RangeAddress.StartColumn + 1))
    ButtonClicked = (task <> "")
    If task <> "" Then RunTask task
End Function

Public Function RowClicked(ByVal cell As Object) As Boolean
    Dim ws As Worksheet
    Set ws = modXlSys.Book.Worksheets(modXlText.T("list_sheet"))
    RowClicked = modXlList.IsRow(ws, cell.RangeAddress.StartRow + 1)
    If RowClicked Then modXlList.Jump ws, cell.RangeAddress.StartRow + 1
End Function

Private Function Named(ByVal ws As Worksheet, ByVal key As String) As String
    Named = "none"
    On Error GoTo no
    Named = ws.Range(key).Cells(1, 1).Address(False, False)
no:
End Function

Private Function Setting(ByVal key As String) As String
    Dim sheet As Variant
    Setting = ""
    sheet = 1
    If key = "program" Or key = "silent" Then sheet = "_text"
    On Error GoTo done
    Setting = Trim$(CStr(modXlSys.Book.Worksheets(sheet).Range("cfg_" & key).Value))
done:
End Function

' Progress on the sheet and in the status bar, without marking the book as edited.
Private Sub Note(ByVal s As String)
    Dim was As Boolean
    On Error Resume Next
    was = modXlSys.Book.Saved
    modXlSys.Book.Worksheets(1).Range("run_note").Value = s
    If was Then modXlSys.Book.Saved = True
    Application.StatusBar = s
End Sub

' The workbook is opened; a folder is a link to click (with Ctrl in LibreOffice).
Private Sub ShowResult(ByVal path As String)
    Dim was As Boolean
    Dim cell As Range
    On Error Resume Next
    was = modXlSys.Book.Saved
    Set cell = modXlSys.Book.Worksheets(1).Range("run_result")
    cell.Hyperlinks.Delete
    cell.Value = path
    If path <> "" Then modXlSys.Book.Worksheets(1).Hyperlinks.Add cell, path
    If was Then modXlSys.Book.Saved = True
    If path <> "" And LCase$(Right$(path, 5)) = ".xlsx" Then Workbooks.Open path
End Sub

' What is asked for: the task and the settings as they stand. `folder`: where a copy of the open ledger lies.
Private Function JobText(ByVal task As String, ByVal folder As String) As String
    Dim keys As Variant
    Dim i As Long
    If task = "check" Then folder = modXlSys.Join2(folder, modXlSys.Book.Name) Else folder = ""
    JobText = "xltools-job-1|" & task & "|" & modXlText.Esc(modXlSys.Book.Path) & "|end" & vbCrLf
    keys = Array("folder", "period", "previous", "policy", "county")
    For i = LBound(keys) To UBound(keys)
        JobText = JobText & "cfg|" & keys(i) & "|" & modXlText.Esc(Setting(CStr(keys(i)))) & vbCrLf
    Next i
    JobText = JobText & "cfg|book|" & modXlText.Esc(folder) & vbCrLf
End Function

Private Function FindProgram() As String
    Dim names As Variant
    Dim i As Long
    Dim place As String
    FindProgram = Setting("program")
    If FindProgram <> "" Then Exit Function
    If modXlSys.IsWindows() Then
        names = Array("xltools\xltools.exe", "xltools.exe", "xltools\xltools.cmd", "xltools.cmd")
    Else
        names = Array("xltools/xltools", "xltools.sh")
    End If
    For i = LBound(names) To UBound(names)
        place = modXlSys.Join2(modXlSys.Book.Path, CStr(names(i)))
        If modXlSys.FileExists(place) Then
            FindProgram = place
            Exit Function
        End If
    Next i
    FindProgram = "xltools"
End Function

Public Sub RunTask(ByVal task As String)
    If task = "stop" Then
        If mRunning Then
            mCancel = True
            Note modXlText.T("stopping")
        End If
        Exit Sub
    End If
    If mRunning Then
        Say "busy"
        Exit Sub
    End If
    If task = "unmark" Then
        SayMore "unmarked", CStr(modXlMarks.TakeOff())
        Exit Sub
    End If
    If modXlSys.Book.Path = "" Then
        Say "save_first"
        Exit Sub
    End If
    If InStr(modXlSys.Book.Path, "://") > 0 Then
        SayMore "online_path", modXlSys.Book.Path
        Exit Sub
    End If
    mRunning = True
    mCancel = False
    RunJob task
    mRunning = False
    On Error Resume Next
    Application.StatusBar = False
End Sub

Private Sub RunJob(ByVal task As String)
    Dim folder As String, program As String, answer As String
    On Error GoTo failed
    Note modXlText.T("starting")
    folder = modXlSys.Join2(modXlSys.TempFolder(), "xltools-" & modXlText.Stamp())
    MkDir folder
    If task = "check" Then modXlSys.SaveCopy modXlSys.Join2(folder, modXlSys.Book.Name)
    modXlSys.WriteText modXlSys.Join2(folder, "job.txt"), JobText(task, folder)
    program = FindProgram()
    If modXlSys.StartProgram(program, modXlSys.Join2(folder, "job.txt")) Then
        answer = Await(folder)
    End If
    If modXlText.Field(answer, 0) = "done" Then modXlList.Take modXlSys.Join2(folder, "findings.txt"), (task = "check")
    modXlSys.RemoveJob folder
    Select Case modXlText.Field(answer, 0)
    Case "done"
        ShowResult modXlText.Field(answer, 2)
        SayMore "done", modXlText.Field(answer, 1)
    Case "cancelled"
        Say "cancelled"
    Case "error"
        SayMore "failed", modXlText.Field(answer, 1)
    Case "silent"
        Say "no_answer"
    Case Else
        SayMore "not_started", program
    End Select
    Exit Sub
failed:
    SayMore "failed", Err.Description
End Sub

' The last line of the program; "" when it has not started after 30 s, "silent" after 10 minutes without a change.
Private Function Await(ByVal folder As String) As String
    Dim line As String, lastLine As String, state As String
    Dim idle As Long
    Do
        modXlSys.PauseOneSecond
        If mCancel Then modXlSys.WriteText modXlSys.Join2(folder, "cancel.txt"), "cancel"
        line = modXlSys.ReadLine(modXlSys.Join2(folder, "status.txt"))
        state = modXlText.Field(line, 0)
        If line = lastLine Then idle = idle + 1 Else idle = 0
        lastLine = line
        Await = line
        If state = "done" Or state = "error" Or state = "cancelled" Then Exit Function
        If line = "" And idle >= 30 Then Exit Function
        If line <> "" And idle >= 600 Then
            modXlSys.WriteText modXlSys.Join2(folder, "cancel.txt"), "cancel"
            Await = "silent"
            Exit Function
        End If
        If state = "running" Then Note modXlText.T("running") & modXlText.Field(line, 1)
    Loop
End Function
