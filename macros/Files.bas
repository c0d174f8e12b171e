Attribute VB_Name = "Files"
' Alone touches the machine: one folder, shared with Day Six. Tests put another in its place.
Option Explicit

Public Function Heartbeat() As String
    Dim number As Integer, first As String
    On Error Resume Next
    If Dir(Folder() & "heartbeat") = "" Then Exit Function
    number = FreeFile
    Open Folder() & "heartbeat" For Input As #number
    Line Input #number, first
    Close #number
    Heartbeat = first
End Function

' Written under another name first: Day Six never meets half a ticket.
Public Function LeaveTicket(ticket As String) As Boolean
    Dim number As Integer, path As String
    On Error Resume Next
    Randomize
    path = Folder() & "tickets" & Application.PathSeparator & "click-" & CLng(Timer * 100) & "-" & CLng(Rnd * 1000000000)
    number = FreeFile
    Open path & ".tmp" For Output As #number
    Print #number, ticket
    Close #number
    Name path & ".tmp" As path & ".json"
    LeaveTicket = (Dir(path & ".json") <> "")
End Function

Public Function WorkbookName() As String
    On Error Resume Next
    WorkbookName = ActiveWorkbook.Name
End Function

Public Function WindowHandle() As Double
    On Error Resume Next
    WindowHandle = ActiveWindow.Hwnd
End Function

Public Sub Say(sentence As String)
    MsgBox sentence, vbInformation, "Day Six"
End Sub

Private Function Folder() As String
    If Environ("LOCALAPPDATA") <> "" Then
        Folder = Environ("LOCALAPPDATA") & "\DaySix\"
    Else
        Folder = Environ("HOME") & "/Library/Containers/com.microsoft.Excel/Data/DaySix/"
    End If
End Function
