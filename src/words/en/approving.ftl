# The leader's approval.
approving-title = Approve the answers
approving-what = A note of consent – not a digital signature. Anyone who can edit the draft can write one.
approving-name = Name
approving-job-title = Job title
approving-no-name = Enter the name of the person who approves
approving-no-title = Enter the job title of the person who approves
approving-anew = Approve the answers as they stand now
approving-withdraw = Withdraw the approval
approving-withdraw-ask = Withdraw the approval by { $name }?
approving-withdraw-yes = Yes, withdraw
approving-read-only = Read only: the draft cannot be approved here.
approving-done = The approval is noted in the draft
approving-withdrawn = The approval is withdrawn

# On "Check your answers" and in the document.
approving-section = Approval and sending
approving-in-document = Approval in the document: { $choice ->
    [yes] yes
   *[no] no
}
approving-hint = Approval
approving-switch = Switch
approving-came-in = The answers were changed meanwhile: { $fields }. Press Enter again to approve them as they are now
