Attribute VB_Name = "Files"
' What Files.bas of the Excel add-in does, in the words LibreOffice knows.
Option Explicit

Public Function Heartbeat() As String
    Dim number As Integer, first As String
    On Error Resume Next
    If Not FileExists(Folder() & "heartbeat") Then Exit Function
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
    path = Folder() & "tickets" & GetPathSeparator() & "click-" & CLng(Timer * 100) & "-" & CLng(Rnd * 1000000000)
    number = FreeFile
    Open path & ".tmp" For Output As #number
    Print #number, ticket
    Close #number
    Name path & ".tmp" As path & ".json"
    LeaveTicket = FileExists(path & ".json")
End Function

Public Function WorkbookName() As String
    On Error Resume Next
    WorkbookName = ThisComponent.Title
End Function

' Excel's windows have handles that others can find; ours are found by the workbook's name.
Public Function WindowHandle() As Double
    WindowHandle = 0
End Function

Public Sub Say(sentence As String)
    MsgBox sentence, 64, "Day Six"
End Sub

Private Function Folder() As String
    If Environ("LOCALAPPDATA") <> "" Then
        Folder = Environ("LOCALAPPDATA") & "\DaySix\"
    ElseIf FileExists(Environ("HOME") & "/Library/Containers") Then
        Folder = Environ("HOME") & "/Library/Containers/com.microsoft.Excel/Data/DaySix/"
    Else
        Folder = Environ("HOME") & "/.local/share/DaySix/"
    End If
End Function
