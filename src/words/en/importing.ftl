# The screen that reads a filled form in.
import-title = Import answers from a file
import-title-of = Answers in { $file }
import-intro = Choose the file with the answers. Nothing changes until you have seen each answer and said yes to it.
import-looking = Looking for files …
import-none-found = No files found. Type its path below.
import-place = Other file
import-into = The answers go into
import-into-new = New draft
import-reading = Reading the file …
import-failed = { $name } could not be imported: { $why }

# The file's answers.
import-count = { $count ->
    [one] 1 answer differs in the file.
   *[other] { $count } answers differ in the file.
}
import-count-new = { $count ->
    [one] The file has 1 answer.
   *[other] The file has { $count } answers.
}
import-marked = { $count ->
    [0] Tick the ones to import.
    [one] Enter imports the one that is ticked.
   *[other] Enter imports the { $count } that are ticked.
}
import-read-only = The draft is read-only here, so nothing can be imported.
import-same = The file and the draft are the same.
import-same-left-over = The answers are the same as in the draft, but the file has something that belongs to no answer.
import-empty = The file has the form, but no answers.
import-new = new answer
import-changed = changed
import-emptied = empty in the file
import-emptied-long = The file has no answer here. Importing it leaves the answer empty.
import-noted = { $count ->
    [one] 1 note
   *[other] { $count } notes
}
import-notes = { $count ->
    [one] 1 note on the file
   *[other] { $count } notes on the file
}
import-notes-heading = Notes on { $file }
import-answer = { $field } ({ $number } of { $count })
import-in-draft = In the draft
import-in-file = In the file

# Notices.
import-count-comments = { $count ->
    [one] The file has 1 new comment.
   *[other] The file has { $count } new comments.
}
import-marked-all = { $count ->
    [0] Tick what to import.
   *[other] Enter imports what is ticked.
}
import-comment-by = comment by { $by }
import-comment-to = Comment on { $field }
import-comment-settles = The comment is settled in the file; importing it settles the remark here, too.
notice-imported-comments = { $count ->
    [one] 1 comment imported from { $file }
   *[other] { $count } comments imported from { $file }
}
notice-imported-comments-too = { $count ->
    [one] and 1 comment
   *[other] and { $count } comments
}
notice-import-none = Nothing is ticked. Space ticks one, A all
notice-import-read-only = Read-only: the draft cannot be changed here, so nothing was imported
notice-imported = { $count ->
    [one] 1 answer imported from { $file }
   *[other] { $count } answers imported from { $file }
}
notice-imported-left = { $count ->
    [one] 1 left as it was
   *[other] { $count } left as they were
}

# The footer.
hint-read = Open the file
hint-into = Other draft
hint-take = Import
hint-cross = Tick
import-older-short = older than the draft
import-both-short = changed in both
