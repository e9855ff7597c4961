# A first draft of a form's data, read from the agency's empty document.

# At the top of the file, and on each line with a guess.
form-draft-head = A draft, read from a document. Correct what was guessed; the rest is as in the document.
form-draft-guessed = guessed: { $guess }
form-draft-guess-title = the title, by how the line looks
form-draft-guess-section = not marked as a heading
form-draft-guess-step = the step's short name
form-draft-guess-intro = the text before the first section
form-draft-guess-label = no label in the document
form-draft-guess-kind = the kind of answer, by its words
form-draft-guess-prose = running text, by the text and the room around the field
form-draft-guess-options = several may be chosen
form-draft-guess-optional = may be left empty
form-draft-guess-limit = converted to characters
form-draft-guess-short = the question in a few words
form-draft-guess-condition = asked only after the answer before it
form-draft-guess-rows = a table with rows alike
form-draft-guess-matrix = the names of row and column together
form-draft-guess-sum = added up from the numbers above
form-draft-guess-deadline = the application deadline, by the text
form-draft-guess-applicant = who applies
form-draft-guess-contact = whom the agency can answer
form-draft-guess-page = the page's size, font or font size is not in the document

# On standard error.
form-draft-told = guessed: { $guess }: { $places }
form-draft-places = { $more ->
    [0] { $places }
   *[other] { $places } and { $more } more
}
form-draft-to-do = missing: { $what }
form-draft-to-do-address = the document does not say where the form is sent
form-draft-to-do-applicant = no field asks who applies; one that does was added
form-draft-to-do-deadline = the application deadline cannot be read for certain: "{ $text }"
form-draft-to-do-left-out = this text is not in the draft: "{ $text }"
form-draft-to-do-signature = "{ $label }" asks for a signature, which no field can hold
form-draft-more = missing: { $n } more of the same sort
form-draft-always = check as well: the ids of the fields, the names of the steps, and the questions in the text, which are not ticks

# Why a document can't be read as an empty form.
import-no-fields = it has no fields to fill in
import-no-fields-hint = choose the agency's empty form as .docx or .odt, with fields in tables, lines or boxes
form-draft-too-much = it is far larger than a form can be
form-draft-pdf = it is a PDF, in which fields cannot be seen
form-draft-pdf-hint = find the form as a Word file, or open the PDF in Word and save it as .docx

# som forms.
cli-forms-draft = Make a first draft of a form's data from the agency's empty document
cli-forms-draft-file = The document: .docx or .odt; - is standard input
cli-forms-draft-output = The file; otherwise standard output
cli-forms-draft-force = Replace the file if it exists
cli-forms-draft-cannot-read = cannot read { $path } as an empty form
cli-forms-draft-cannot-read-stdin = cannot read standard input as an empty form
