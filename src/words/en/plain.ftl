# Plain mode: the form as questions and answers in lines, without a screen.

plain-welcome = Plain mode is on. /quit saves and leaves, /help lists the commands.
plain-rehearsal = This is a rehearsal: nothing is saved, and nothing is sent.
plain-how = A short answer is one line. A long answer is paragraph by paragraph, a line each, and ends with a line that holds a full stop only. An empty line leaves the answer as it is.
plain-unofficial = The form's words are an unofficial translation. The agency's own are Danish, and so are the documents. /requirements danish reads them out.
plain-requirements-official = /requirements danish reads out the agency's own words.
plain-section = Step { $number } of { $total }. { $title }.
plain-question-gone = { $who } changed the draft, so that "{ $field }" isn't asked any more, or its row was removed.
plain-turned-away = "{ $text }" isn't written: the question was another when you began. Write it again if it is the answer here.
plain-question = Question { $number } of { $total }. { $name }
plain-now = Now: { $answer }
plain-now-optional = May be left out.
plain-now-lines = End with a full stop alone on a line.
plain-now-long = The answer now: { $length }. /show reads it out. /append adds to it, /paragraph N rewrites a paragraph. New lines replace all of it.
plain-now-several = Now: { $answer }. New lines replace it; end with a full stop alone on a line.
plain-unanswered = Not answered.
plain-is-disputed = Two people wrote in the answer at once. /choose shows the texts.
plain-has-remarks = { $n ->
    [one] 1 open remark
   *[other] { $n } open remarks
} on the answer. /remarks reads out.

# While answering.
plain-again = You are still at question { $number }, { $name }. Write the answer again; an empty line goes on.
plain-go-on = You are in the middle of the answer. Write on, and end with a full stop alone on a line.
plain-came-together = Several lines came at once. Only the first was used as an answer; the rest was not taken.
plain-none-approved = Nobody has approved yet. /approve notes it.
plain-only-yes = Anything but yes leaves it.
plain-left-read-only = Nothing was changed.
plain-replaces = This replaces the earlier answer. /undo takes it back.
plain-blank-line = That was an empty line in the answer. End with a full stop alone on a line.
plain-notice = Note: { $message }.
plain-problem = Correct: { $message }.
plain-paragraph = { $number }. { $text }
plain-paragraph-now = The paragraph now: { $text }
plain-paragraph-how = Write the new paragraph, and end with a full stop alone on a line. A full stop at once leaves it.
plain-append-how = Write on, one paragraph a line. End with a full stop alone on a line.
plain-no-such-paragraph = The answer has { $all ->
    [one] 1 paragraph
   *[other] { $all } paragraphs
}. Write for instance /paragraph 1. /show reads them out with numbers.
plain-one-line = That is for answers of several lines. Here you simply write the new answer.
plain-cleared = { $field } is emptied. /undo takes it back.
plain-undone = Undone: { $field }.
plain-undo-clash = { $field } can't be undone: a colleague has written in the same places since.
plain-ticked = { $number }. { $text } Ticked.
plain-unticked = { $number }. { $text } Not ticked. /tick { $number } ticks it.
# Answers to choose among.
plain-option = { $number }: { $text }
plain-option-how = Answer by number or in words.
plain-options-how = Answer by numbers or in words, e.g. 1, 2, or type /tick and a number.
plain-no-ticks = The question has no sub-questions.
plain-no-such-tick = { $all ->
    [one] There is 1 sub-question.
   *[other] There are { $all } sub-questions.
} Write for instance /tick 1. /requirements reads them out.
plain-rival-own = 1. Your text: { $text }
plain-rival = { $number }. { $by }, { $at }: { $text }
plain-choose-how = Choose with /choose and the number. /choose all keeps them all, one after the other.
plain-all = all
plain-chosen = Chosen: { $field }.
plain-no-rivals = There is one text only.

# Where one is.
plain-at-start = This is the first question.
plain-at-end = This is the end. /back goes to the last question.
plain-no-question = Go to a question first, for instance with /go 9.
plain-no-such-question = There are { $all } questions. Write for instance /go 9 or /edit 9.
plain-no-limit = The answer has no limit on its length.
plain-no-requirements = The form has no guidance on this question.
plain-requirements = Requirements:
plain-no-remarks = No remarks on the answer.
plain-remark = { $head } ({ $state }): { $text }
plain-unknown = There is no /{ $typed }. /help lists the commands. Write // for an answer that begins with a slash.
plain-unknown-near = There is no /{ $typed }. Did you mean { $near }? Write // for an answer that begins with a slash.
plain-dropped-keys = Keys that are no text were left out.
plain-line-cut = The line may have been cut off: a terminal takes { $most } bytes at a time at most. Look with /show, and split the paragraph into two lines.
plain-line-too-long = The line was not taken: it is larger than 1 MB.
plain-latin1 = The line was not UTF-8. It was read as Latin-1: look with /show, and set the terminal to UTF-8.

# Check your answers.
plain-review = Check your answers. { $answered } of { $total } answered, { $problems ->
    [0] no problems
    [one] 1 problem
   *[other] { $problems } problems
}.
plain-review-answer = { $number }. { $name }: { $answer }.
plain-review-remarks = { $n ->
    [one] 1 open remark
   *[other] { $n } open remarks
} by colleagues.
plain-review-prompt = Write /edit 6 to change answer 6, /show to hear all answers, /approve, /send or /quit.
plain-short-unanswered = not answered
plain-short-optional = not answered, may be left out
plain-short-cut = { $text } …
plain-show-question = Question { $number }. { $name }.
plain-only-commands = There is no answer to write here. /edit 6 changes answer 6, /quit saves and leaves.

# Approving and sending.
plain-ask-approver = Who approves? Write the name. An empty line leaves it.
plain-ask-title = Write that person's job title. An empty line leaves it.
plain-not-approved = Nothing was approved.
plain-with-approval = approval
plain-send-how = Write /send, or /send { $approval } if the documents are to say who approved.
plain-approval-unprinted = The documents don't say so; write /send approval if they should
plain-rehearsal-unsent = In a rehearsal nothing is sent.
plain-changed-since-shown = The draft has changed since the letter was shown. Write /send again to see it.

# Colleagues.
plain-came-in = { $who } has changed { $field }, question { $n }.
plain-disputed = { $who } wrote in { $field } at the same time as you. Both texts are saved: /go { $n }, then /choose.

# Saving.
plain-saved = Saved in { $path }
plain-saved-as = Another draft has taken the name. Yours is now called { $name }.
plain-not-saved = Not saved: { $cause }. The answers are still here; /save tries again.
plain-slow = The disk doesn't answer yet. The answers are saved as soon as it does.
plain-gone-deleted = { $who } deleted the draft { $time }. If you write on it is saved again; /quit leaves it in the trash.
plain-left-gone = The draft is deleted, and in the trash. Nothing was saved.
plain-left-unsaved = What isn't saved is put aside, and is back when the draft is next opened.
plain-gone-purged = Someone has removed the draft for good. /save saves your answers all the same.
plain-end-rehearsal = The rehearsal is over. Nothing was saved.
plain-recovered = Answers that could not be saved last time are back.

# Spelling.
plain-spelling-none = No misspelling found.
plain-spelling-word = { $word }: not known. Perhaps { $corrections }.
plain-spelling-unknown = { $word }: not known.
plain-spelling-off = There is no dictionary to look in.
plain-spelling-most = And { $n } more words.

# The beginning without a draft.
plain-drafts = Drafts:
plain-draft = { $number }. { $title }, { $answered } of { $total } answered, { $time }.
plain-draft-unreadable = { $number }. { $title } can't be read: { $cause }.
plain-choose-draft = Write the draft's number or name. /new begins a new application.
plain-more-drafts = And { $n } more. Write the name of one of them to choose it.
plain-no-such-number = There is no draft { $typed }. Write a number of the list, a name, or /new.
plain-first = There are no drafts yet.
plain-ask-applicant = Which municipality applies? Write its name.
plain-ask-applicant-as = Who applies: { $field }? Write the name.
plain-ask-name = What is the application to be called: { $field }? Write the answer.
plain-which-form = Which form? Write its number.
plain-form = { $number }. { $title }.
plain-no-such-form = There is no form { $typed }. Write a number of the list.
plain-made = The draft is called { $name }.

# The commands.
plain-help-line = { $command }: { $does }.
plain-help-foot = All else is an answer. Two full stops (..) on a line are one in the answer. The commands have Danish names, too, and ae, oe and aa may be written for æ, ø and å.
plain-help-back = to the question before
plain-help-next = to the next question; the answer stays
plain-help-go = to question N
plain-help-show = read the answer out; at the end all answers
plain-help-edit = change answer N, and come back here
plain-help-paragraph = rewrite paragraph N of the answer
plain-help-append = write on at the end of the answer
plain-help-clear = empty the answer
plain-help-length = how much of the page the answer fills
plain-help-requirements = guidance, requirements and sub-questions
plain-help-tick = tick sub-question or option N, or take the tick away
plain-help-remarks = read out what colleagues remarked on the answer
plain-help-choose = choose between two texts where two wrote at once
plain-help-add-row = add a row below this one, where a group repeats
plain-help-remove-row = remove the row
plain-help-undo = take the last change back
plain-help-save = save now, and say where
plain-help-spell = find misspellings in the answer
plain-help-check = go to the end: all answers in short, and what is missing
plain-help-approve = note that the leader has approved the answers
plain-help-send = show the letter, and send it after a yes
plain-help-quit = save, and leave
plain-help-help = list the commands

plain-sum = { $name }: { $text }
plain-row-more = Write /row to add one more row, /remove to remove this one.
plain-row-removed = Row { $number } has been removed. Write /undo to get it back.
plain-left = Answer without a question, "{ $name }": { $text }
