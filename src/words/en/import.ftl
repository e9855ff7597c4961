# Files that are read in.

### Shared
import-missing = { $field }: the file does not have this field; the answer stays as it is
import-ambiguous = { $field }: it is not clear which text in the file is the answer; the answer stays as it is
import-tracked = The file has tracked changes; they are read as if accepted
import-left-out = { $field }: pictures and the like in the answer are left out
import-left-out-elsewhere = The file has pictures or the like outside the answers; they are left out
import-unlike = The file is not like the form: it has only { $found } of { $all } fields. Nothing is chosen beforehand.
import-unlike-long = The file is not like the form: it lacks the fields of most long answers, each of which is named. Nothing is chosen beforehand.
import-unlike-foreign = The file is not like the form: it has the names of the fields, but none of the form’s headings and guidance. Nothing is chosen beforehand.
import-left-over = In the file, but in no answer ({ $place }): { $text }
import-left-over-at = In the file, but in no answer ({ $place } after { $field }): { $text }
import-where-text = in the text
import-where-text-box = in a text box
import-where-footnote = in a footnote
import-where-header = in the page header
import-where-footer = in the page footer
import-where-formula = in a formula
import-where-hidden = hidden
import-shortened = { $field }: the text is larger than 1 MB; only its beginning can be taken
import-rows-added = { $count ->
    [one] 1 row is added
   *[other] { $count } rows are added
} to { $rows }
import-rows-left-out = { $rows }: the file has { $count ->
    [one] 1 row
   *[other] { $count } rows
} more than there is room for; they are not taken
import-recognised = The file is read as the form "{ $title }"
import-comment = Comment by { $by }: { $text }
import-comment-on = Comment on { $field } by { $by }: { $text }
import-too-long = the text is larger than 1 MB
import-json = the JSON cannot be read: line { $line }, character { $column }
import-json-hint = correct the file, or export the draft as JSON again
import-doubled-key = "{ $key }" is there twice
import-no-text = "{ $key }" is not text
import-other-form = it is another form: "{ $form }"
import-other-form-hint = read the file into a new draft
cli-import-other-form-hint = make a new draft of the file without --into and with --form { $id }

# som import.
cli-import = Read a filled form back, show each changed answer, and take those you say yes to
cli-import-file = The file: .docx, .odt, .md, .txt or .json; - is standard input
cli-import-into = The draft that the answers go into; else a new one is made, named after the municipality
cli-import-field = Take only this answer; can be repeated
cli-import-dry-run = Only show, and write nothing
cli-import-yes = Take all answers without asking, but no empty or older ones; needed where there is no terminal
cli-import-note = note: { $text }
cli-import-cannot-read = cannot read { $path } as a filled form
cli-import-cannot-read-stdin = cannot read standard input as a filled form
cli-import-restricted = in restricted mode only the export folder is read
cli-import-restricted-hint = write only the file name, without a folder
cli-import-unasked = nothing is taken without a yes
cli-import-unasked-stdin = the file comes from standard input, so nobody can be asked
cli-import-unasked-hint = write --yes to take everything, with --field for some answers only; --dry-run only shows
cli-import-ask = Take { $field }? yes, no or all
cli-import-ask-again = Write yes, no or all
cli-import-no = no
cli-import-all = all
cli-import-unchanged = Unchanged: the file says the same as the draft
cli-import-left-over = No answer has changed, but the file has something that is in no answer
cli-import-empty = The file has no answers; no draft was made
cli-import-taken = Taken: { $fields }
cli-import-comment-of = { $field } – comment by { $head }
cli-import-settled-of = { $field } – settled in the file: { $head }
cli-import-comment-name = the comment on { $field }
cli-import-comments-taken = { $n ->
    [one] Taken: 1 comment
   *[other] Taken: { $n } comments
}
cli-import-comments-refused = the comments were not taken, and nothing has changed
cli-import-none-taken = Nothing was taken

# An answer that only the draft was changed in since the export.
import-older = The draft had this answer before; it has been changed since
import-both = The answer was changed both in the file and in the draft since the export
import-outside-box = In the file the text stands outside the field, not in it
cli-import-older-left = Not taken, since the draft has newer answers than the file: { $fields }. --field { $id } takes it all the same.
cli-import-both-left = Not taken, since the answer was changed both in the file and in the draft: { $fields }. --field { $id } takes the file’s.
cli-import-outside-left = Not taken, since the file has the text outside the field, and the draft has an answer: { $fields }. --field { $id } takes it all the same.
cli-import-unlike-left = Not taken, since the file is not like the form: { $fields }. With --field { $id } it is taken all the same.
cli-import-empty-left = Not taken, since the file has no answer here: { $fields }. --field { $id } takes it all the same, and empties the draft's answer.

### Word
# Why a file can't be read, after a colon, and what to do about it.
import-no-form = the file has none of the form's fields
import-no-form-hint = choose the file in which the form is filled in (.docx, .odt, .md, .txt or .json)
import-only-headings = the file has headings of the form, but none of its fields, so nobody can tell what is an answer
import-only-headings-hint = import the document itself (.docx or .odt), or write the field’s name above each answer, as an export to Markdown does
import-too-big = the file is larger than { $megabytes } MB
import-too-big-hint = take pictures and attachments out of it, and save it again
import-too-much = the file is far larger than a filled form can be
import-too-much-hint = open it in Word or LibreOffice, copy the answers into an empty form, and save that
import-protected = the file is protected by a password
import-protected-hint = remove the password in Word or LibreOffice, and save it again
import-old-word = the file is in an older format that can't be read (.doc)
import-old-word-hint = open it in Word or LibreOffice, and save it as .docx
import-spreadsheet = the file is a spreadsheet
import-presentation = the file is a presentation
import-pdf = the file is a PDF, from which no answers can be read back
import-rich-text = the file is in an older format that can't be read (.rtf)
import-foreign-hint = choose the document in which the form is filled in (.docx or .odt)
import-no-document = there is no document in the file
import-encoding = the characters in the file can't be read
import-encoding-hint = save it as UTF-8 in the program it was written in
import-damaged = the file is damaged or did not arrive whole
import-damaged-hint = get the file again, or open it in Word or LibreOffice and save it anew
import-document-type = the file has a document type (DTD), and no file from Word or LibreOffice has one
