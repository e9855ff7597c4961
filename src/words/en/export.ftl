# Documents.
export-unanswered = (not answered)
# .docx; always in Danish, because the document is sent.
export-docx-label = Information
export-docx-answer = Answer
export-docx-note = The length of the answers is measured in this document's layout ({ $note })
# The foot of a page.
export-page = Page { $page } of { $pages }
# Characters that a document lacks.
export-not-held = { $n ->
    [one] 1 character of the answers cannot be shown as typed
   *[other] { $n } characters of the answers cannot be shown as typed
}
# The approval, where it is asked for.
export-approval = Approved by { $by }, { $at }.
export-approval-changed = Approved by { $by }, { $at }. Changed since: { $fields }.
export-approval-none = Not approved.

# The way home for one who sits elsewhere.
export-fetch =
    Fetch the document to your own machine:
    { $command }

# The formats, as the list has them.
export-docx = Word document that the agency and colleagues can open
export-pdf = PDF for reading, with the same line breaks
export-md = Markdown, for further editing
export-txt = plain text, for an e-mail
export-json = data for other programs
export-eml = e-mail draft with the Word file and the PDF attached
