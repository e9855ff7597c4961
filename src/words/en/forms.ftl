# What is wrong with a form that someone wrote (form::fault::FormFault).
forms-fault = line { $line }: { $what }
forms-fault-field = field "{ $field }": { $what }
forms-near = { $what }. Did you mean "{ $near }"?
forms-not-a-name = a name without quotation marks should stand here
forms-unknown-part = there is no part called "{ $name }"
forms-no-part = the part "{ $name }" is missing
forms-doubled-part = the part "{ $name }" stands there twice
forms-other-kind = what stands here does not suit the part
forms-quoted-name = write { $name } without quotation marks
forms-quoted-condition = a condition should stand here: write { $is } or { $answered }
forms-is-of-two = the condition needs two parts, the field's id and the answer: { $is }
forms-thousands = numbers are written without full stops between thousands here: { $number }
forms-curly-quotes = the quotation marks are curly, as Word makes them: write straight quotation marks (")
forms-quote-in-text = a comma is missing here. A quotation mark inside a text is written \"
forms-required = there is no part called "{ $name }": a field must be filled in unless it has "optional: true"
forms-unknown-name = "{ $name }" can't stand here, only { $all }
forms-font = the font "{ $font }" cannot be measured. Choose { $fonts }
forms-font-size = the font size is a whole or half number of points from 6 to 72
forms-margins = the margins leave no room for text on the page
forms-column = the column must be at least 5000 twips (8.8 cm) wide and have room between the margins
forms-too-large = the form is larger than 512 kB
forms-many-fields = there are more than { $most } fields
forms-many-rows = with all rows there are more than { $most } fields: lower "max"
forms-empty-condition = the condition names no fields
forms-empty-sum = the sum adds up nothing: "{ $key }" is empty
forms-built-in-id = the id is the built-in form's
forms-many-sections = there are more than { $most } sections
forms-long-text = the text is longer than { $most } characters
forms-unprintable = the text has control characters, or ones that turn the direction of reading
forms-not-one-line = "{ $key }" must be a text on one line
forms-form-id = a form's id is 1 to 64 of a-z, 0-9 and -
forms-version = the form's version is 1 or more
forms-address = "address" must be one e-mail address, or empty
forms-no-fields = there is no field to fill in here
forms-id = an id has only a-z, 0-9 and _, and no two _ in a row
forms-long-id = an id has { $most } characters at most
forms-doubled-id = the id is used twice, first in line { $line }
forms-row-count = there must be room for 1 to { $most } rows, and "min" is not more than "max"
forms-no-such-field = "{ $by }" names it, but the form has no such field
forms-role-kind = "{ $role }" can't be a field of kind { $kind }
forms-role-in-rows = "{ $role }" can't be a field that is asked in several rows
forms-role-hidden = "{ $role }" must always be asked: neither the field nor what it stands in may have "{ $key }"
forms-documents-name = the beginning of the documents' names is 1 to 64 of a-z, 0-9 and -
forms-date = "date" is a day such as 2026-11-30
forms-when = "applications": { $cause }
form-part-if = Only to be filled in if { $when }.
form-field-if = "{ $field }" is only to be filled in if { $when }.
form-if-is = "{ $field }" is "{ $answer }"
form-if-answered = "{ $field }" is answered
form-if-not = it isn't so that { $when }
form-if-and = and
form-if-or = or
form-applications-rolling = You can apply at any time.
form-applications-until = Application deadline: { $closes }.
form-applications-between = You can apply from { $opens }. Application deadline: { $closes }.
forms-asked-later = it depends on "{ $field }", which doesn't come before it in the form
forms-other-row = it depends on "{ $field }", which is in rows: only fields of the same row can
forms-no-such-answer = it depends on "{ $field }" being "{ $answer }", but nobody can answer that
forms-no-addend = the sum adds up "{ $field }", which is no field of kind Number or Kroner
forms-since-later = "since" is at most the form's own "version"
forms-renamed-from-other = "renamed_from" is the id of another field of the form
forms-deep-condition = conditions stand in one another more than { $most } deep
forms-limit-pages = "Pages" is a number above 0 and up to 100
forms-limit-zero = a limit of 0 leaves no room for an answer
forms-limit-without-line = not one line fits within the limit
forms-page-limit-kind = only a field of kind Prose can have a limit in pages or lines
forms-limit-kind = only fields of kind Text, Lines and Prose can have a limit
forms-counted-alone = "counted" goes with a limit in lines, words or characters
forms-options-kind = only fields of kind Choice and Choices can have "options"
forms-option-count = a field to choose in has 2 to 100 "options"
forms-option-text = an option is a text on one line without blanks around it
forms-doubled-option = an option is there twice
forms-doubled-question = the sub-question "{ $id }" is there twice
forms-question-text = the sub-question "{ $id }" needs both "text" and "short"

# Why a file in forms/ of the data folder isn't used (store::own_forms).
own-form-unused = { $path } isn't used: { $cause }
own-form-faults = { $first }{ $more ->
    [0] {""}
    [one] {", and 1 more fault"}
   *[other] , and { $more } more faults
}
own-form-taken = there is a form with the id { $id } already
own-form-beyond = { $n } files too many. { $most } are read at most
translation-doubled = "{ $text }" is translated twice
translation-missing = "{ $text }" isn't translated
translation-foreign = "{ $text }" isn't a text of the form
translation-unprintable = the translation of "{ $text }" has line ends or control characters of its own

# The command som forms.
cli-form = The form's id; som forms lists them. Else the first one
cli-forms = List the forms that drafts can fill, check one, show it empty, draft one from a document, or translate one
cli-forms-list = List the forms, and how many drafts fill them in
cli-forms-check = List all faults of a form and of its English beside it; exits with 1 if there are any
cli-forms-check-file = The form's file, or that of its English; - reads standard input
cli-forms-show = Show an empty form as text, or write it as a document to be filled in by hand
cli-forms-show-form = The form's id; som forms lists them
cli-forms-show-to = The format
cli-forms-show-output = The file; - is standard output. Else the form's id in the folder here
cli-forms-show-force = Replace the file if it exists
cli-forms-version = version { $version }
cli-forms-until = by { $date }
cli-forms-source = The form is from { $source }.
cli-forms-built-in = built in
cli-forms-drafts = { $n ->
    [one] 1 draft
   *[other] { $n } drafts
}
cli-forms-check-fine = The form { $id }, version { $version }, is fine: { $sections ->
    [one] 1 section
   *[other] { $sections } sections
}, { $questions ->
    [one] 1 question
   *[other] { $questions } questions
}, { $limits } with a limit of length
cli-forms-check-english = The English in { $path } is fine: each text of the form is translated
cli-forms-check-alone = The form { $form } isn't here, so its English in { $path } cannot be checked
cli-forms-check-alone-hint = The English stands in the same folder as its form
cli-forms-check-utf8 = Save the file as UTF-8
cli-forms-check-document = If it is the agency's document, { $command } makes a first draft of a form from it
cli-forms-translate = Print the texts that the form's English lacks, ready to be translated
cli-forms-translate-file = The form's file, or that of its English; - reads standard input
cli-forms-translate-done = { $path } has all texts of the form.
cli-forms-check-unread = Cannot read the form { $path }
cli-no-such-form = There is no form with the id { $id }
cli-forms-hint = The forms are: { $ids }. A new one is put as a file into the folder forms of the data folder
cli-form-missing = The form { $form } isn't here, so the answers stand under their ids. Put { $form }.ron into the folder forms of the data folder to fill in the draft.
