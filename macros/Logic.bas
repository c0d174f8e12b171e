Attribute VB_Name = "Logic"
' What a click does: looks whether Day Six was alive within 15 seconds, and hands it a ticket.
Option Explicit
' Every button of the tab comes here; which one it was stands in its tag.
Public Sub OnAction(control As Object)
    Press control.Tag
End Sub

Public Sub Press(action As String)
    Dim problem As String
    problem = WhyNot(Heartbeat(), WorkbookName())
    If problem <> "" Then
        Say problem
    ElseIf Not LeaveTicket(TicketText(action)) Then
        Say "I could not hand this to Day Six. Its folder cannot be written to. Choose Diagnose in its own window. (V-003)"
    End If
End Sub

Private Function WhyNot(beat As String, workbook As String) As String
    If Abs(CDbl(Now) - Val(beat)) * 86400 > 15 Then
        WhyNot = "Day Six isn't running. Start it from the Start menu, then press the button again. (V-001)"
    ElseIf InStr(beat, "working") > 0 Then
        WhyNot = "Day Six is still at work on the last click. Wait for it, or press Cancel in its window. (V-002)"
    ElseIf InStr(beat, "failing") > 0 Then
        WhyNot = "Day Six is running but cannot work. Open its window, which says why. (V-004)"
    ElseIf workbook = "" Then
        WhyNot = "No workbook is open. Open your tracker, then press the button again. (V-005)"
    End If
End Function

Private Function TicketText(action As String) As String
    ' up to a second at random: no two clicks leave the same ticket, and none counts twice
    TicketText = "{""action"":" & Quoted(action) & ",""workbook"":" & Quoted(WorkbookName()) & _
        ",""window"":" & Trim(Str(WindowHandle())) & ",""time"":" & Trim(Str(CDbl(Now) + Rnd / 86400)) & "}"
End Function

' Plain ASCII whatever the workbook is called, so that no code page can spoil the name.
Private Function Quoted(text As String) As String
    Dim place As Long, code As Long
    For place = 1 To Len(text)
        code = AscW(Mid(text, place, 1)) And 65535
        If code < 32 Or code > 126 Or code = 34 Or code = 92 Then
            Quoted = Quoted & "\u" & Right("000" & Hex(code), 4)
        Else
            Quoted = Quoted & Mid(text, place, 1)
        End If
    Next
    Quoted = """" & Quoted & """"
End Function
