# What stands on the screen.

# Title and step.
start-title-several = Applications
events-title = Meetings and deadlines
events-chosen = { $name }: { $text }
events-over = Earlier meetings and deadlines ({ $count })
events-over-open = Space shows them
events-over-close = Space hides them
events-over-about = What is over stands here. Space shows and hides it.
events-none = Meetings and deadlines stand here. Press N to add one.
month-deadline = deadline
month-meeting = meeting
timeline-left-out = { $n ->
    [one] { $n } more day is only in the list
   *[other] { $n } more days are only in the list
}
new-title = New application
new-form = Which form?
new-which-form = Choose the form that the application is to fill in
new-head = Who is applying?
new-head-name = What is the application to be called?
help-title = Help
help-guide = Guide
help-keys = Keys
step-of = Step { $step } of { $count }
too-small = The window is too small ({ $columns }×{ $rows }). Make it larger, preferably { $wanted_columns }×{ $wanted_rows }. The text is still here.

# The start screen.
start-next = Next deadline
start-last = Latest deadline
start-meeting = the meeting is on { $day }
start-intro = Here you write applications. Everything is saved. { $key } quits.
start-events-fault = Your own meetings in events.ron are not shown: { $cause }
start-config-fault = Settings: { $fault }
start-next-meeting = Next meeting
start-drafts = Drafts
start-none = No drafts yet. Press N to begin an application.
start-answered = { $answered } of { $total }
start-ready = ready
start-stage-problems = { $stage }, { $problems }
start-problems = { $count ->
    [one] 1 problem
   *[other] { $count } problems
}

# A new application.
new-welcome = Here you fill in { $what }, step by step. What you write is saved automatically.
new-privacy = Do not write civil registration numbers or other confidential or sensitive data about citizens. The application is sent by e-mail.
new-question = Which municipality is applying?

# Fields.
field-optional = (optional)
guidance-more = F3 whole text
guidance-unofficial = unofficial translation · F3 Danish
guidance-unofficial-short = unofficial
guidance-unofficial-both = unofficial translation
# Before the agency's own words, below a translation of them.
official-mark = Danish:
pane-unofficial = Unofficial translation. The agency's own text is the Danish one.

# Guidance, requirements and criteria.
pane-guidance = Guidance
pane-questions = Tick what you have answered
pane-requirements = Requirements
pane-recommendation = Recommendation
pane-criteria = Criteria
pane-no-criteria = The form names no criteria of its own for this answer.

# Overview.
overview-title = Overview
overview-answered = { $answered } of { $total } answers
overview-problems = { $count ->
    [0] no problems
    [one] 1 problem
   *[other] { $count } problems
}
overview-drafts = All drafts

# The page.
page-edge = { $part } up to here ({ $note })

# Check your answers.
review-title = Check your answers
review-problems = There are problems
review-no-problems = All answers are in place.
review-unanswered = (not answered)
review-ticks = { $count ->
    [one] { $ticked } of 1 sub-question is ticked
   *[other] { $ticked } of { $count } sub-questions are ticked
}
review-by-hand = The form isn't sent by e-mail. { $how }
review-where-to = E exports the document to a file. Send it to { $address }.

# Saving.
saving-saved = Saved { $time }
saving-slow = Saving …
saving-failed = NOT SAVED
saving-failed-since = NOT SAVED ({ $cause }) – the text is still here, trying again (saved { $time })
confirm-loss = Do you want to quit without saving? What you have written since then will be lost.

# Work on files that takes time.
work-open = Opening the draft …
work-create = Making the draft …
work-duplicate = Copying the draft …
work-restore = Restoring …
work-delete = Deleting …
work-export = Exporting …
work-add-word = Adding the word …
work-note = Noting …
work-wait = The draft is being restored or deleted. Wait until that is done
work-given-up = The draft will not be opened. It is in the list once it is ready
work-awaited = { $work } Esc goes on without it
work-typed = { $work } You have typed: { $text }
work-leaving = { $work } The program closes after that
notice-export-exists = The document was not saved: { $place } exists already

# Messages.
notice-open-failed = { $name } cannot be opened: { $cause }
notice-create-failed = The draft cannot be made: { $cause }
notice-editor-failed = Your text editor could not be used: { $cause }
notice-set-aside = Someone else changed the draft. Your text is saved in a draft of its own, { $name }
notice-set-aside-newer = A newer som saved the draft. Your text is saved in a draft of its own, { $name }
notice-not-saved = { $name } is not saved: { $cause }
notice-held-back = The open draft cannot be saved yet. Go back to it before you open another
notice-shortened = What was pasted is too long. Only its first 1 MB is here
notice-text-not-used = The text was not used here
notice-hasty = "{ $text }" was not used: the screen had just changed. Type it again
notice-unused = { $key } does nothing here
nothing-undo = nothing to undo
nothing-to-mark = these answers are chosen one by one
nothing-redo = nothing to redo
nothing-copied = nothing was copied
nothing-requirements = no requirements for this field
nothing-page = this field has no page limit
nothing-rivals = there is only one text here
nothing-before = this is the first field
nothing-place = first type where the file should go
nothing-path = first type or choose a file
nothing-here = you are already here
nothing-over = nothing is over yet
nothing-event = choose a meeting or a deadline first
nothing-date = it has no date, so it can't stand in a calendar
notice-pasting = Pasting … { $count } characters
# Both are written without other letters: such a terminal shows them wrong.
notice-not-utf8 = The terminal does not send UTF-8. In PuTTY: Window > Translation > UTF-8
notice-locale = LANG isn't UTF-8. Use da_DK.UTF-8. In PuTTY: Window > Translation > UTF-8
notice-rows = The table was pasted as lines with | between the cells
notice-dropped = { $count ->
    [one] 1 control character was left out
   *[other] { $count } control characters were left out
}
notice-ticked = Ticked: { $name }
notice-unticked = Unticked: { $name }
notice-marking = Mark with the arrow keys. Esc C copies, Esc X cuts
notice-copied = Copied. Esc I pastes
notice-nothing-marked = Nothing is marked. F10 or Esc A quits
notice-nothing-to-cut = Nothing is marked. Esc S starts marking
notice-read-only = Read only: the draft cannot be changed here. You can read it and get the text out
notice-how-to-leave-back = F10 quits. Or go back with Esc, then A in the menu
notice-how-to-leave = F10 or Esc A quits
notice-flaw = { $field }: { $flaw }
notice-step-open = { $count ->
    [one] Step { $step }: 1 answer is missing or must be corrected. F9 shows it
   *[other] Step { $step }: { $count } answers are missing or must be corrected. F9 shows them
}

# The footer.
hint-open = Open
hint-begin = Begin
hint-choose = Choose
hint-up-down-key = Up/down
hint-left-right-key = Arrows
hint-space = Space
hint-fault = See the error
hint-tick-chosen = Tick the chosen one
hint-tick = Tick
hint-go = Go to
hint-requirements = Guidance
hint-requirements-ticks = Guidance, ticks
hint-go-step = Go to step
document-notices = Read the notes on "Check your answers", too: { $fields }
hint-page = Page
hint-scroll = Scroll
hint-close = Close
hint-lose = Yes, quit without saving
hint-stay = No, stay
hint-back = Back
hint-edit = Edit
hint-month = Month
hint-unfold = Show
hint-fold = Hide

# The menu.
menu-title = Menu: press a letter
menu-steps = Go to step

# Help.
help-saving = Everything you write is saved automatically. If the connection drops, the text is here when you open the draft again.
help-moving = You can always go back and forth between the steps. What is missing is shown when you go on to the next step.
help-sure = Always works
help-fast = Faster
help-does = What happens
help-more = Good to know
help-page = The page meter counts lines on the page that is sent ({ $note }). The limit is a guide: you can always write on.
help-letters = Do { $letters } look right? If not, the terminal must use UTF-8. In PuTTY: Window → Translation → UTF-8.
help-privacy = Do not write civil registration numbers or other confidential data about citizens. The application is sent by e-mail.

# Export.
export-title = Export the application
export-problems = { $count ->
    [one] There is 1 problem: { $fields }
   *[other] There are { $count } problems: { $fields }
}
export-place = Save as
export-writing = Saving the document …
export-written = Saved: { $path } ({ $size }).
export-size = { $kilobytes } kB
export-replace = The file exists already. Replace it?
export-failed = The document was not saved: { $cause }. { $hint }
hint-write = Save
hint-format = Format
hint-replace = Yes, replace

# Others in the draft.
told-clock = { $time }
told-yourself = You (at another window)
told-and = { $most } and { $last }
others-too = also here: { $names }
others-count = also here: { $count } others
others-here = Also in this draft: { $names }
others-came = Opened the draft: { $names }
others-went = Closed the draft: { $names }
others-open = opened by { $names }
others-open-now = open now
notice-came-in-one = { $who } changed "{ $field }"
notice-came-in = { $who } changed { $count } answers
notice-disputed = Esc B: two wrote in "{ $field }" at once, choose one
notice-gone = Someone else removed or damaged the draft's file. Your text is saved again.
notice-remade = Someone else had deleted or moved the draft. Your text is saved in it again.
notice-gone-deleted = Deleted by { $who } { $time }. Your text is being saved in the draft again.
notice-gone-purged = { $name } was removed for good by someone else and is closed here.
notice-undelete-failed = The draft has not been brought back: { $cause }
gone-by-yourself = you at another window
gone-by-someone = someone else
gone-deleted = Deleted by { $who } { $time }. The draft is in the trash. Bring it back?
gone-deleted-yes = Yes, bring it back
gone-deleted-no = Leave it there
gone-purged-ask = Someone else has removed the draft for good, and what you typed last is not saved. Save it in a new draft?
gone-purged-yes = Yes, save it
gone-purged-close = Close without saving
notice-newer = A newer som saved the draft. Your text is saved in a draft of its own.
notice-edited-by-hand = The file was changed outside som. Read the answers through.
recovered-ask = Text from { $time } that was not saved has been brought back: { $fields }. Take it out again?
recovered-refuse = Take it out
recovered-keep = Keep it
notice-resumed = Resumed from { $time }

# Two texts for one answer.
rivals-one = { $who } wrote here too, { $time }. Choose: Esc B
rivals-several = { $count } other texts. Choose: Esc B
rivals-mark = ! two texts
rivals-count = other text { $number } of { $count }
rivals-own = Your text
rivals-other = { $who }, { $time }
rivals-keep = Keep mine
rivals-take = Take the other
rivals-both = Keep both, the other below
notice-settled-kept = The other text is among the earlier versions (Esc U)
notice-settled-taken = Your text is among the earlier versions (Esc U)
notice-settled-both = Both texts stand in the answer now
hint-other-text = Next text

# Two texts held against each other.
difference-alike = { $count ->
    [one] … 1 paragraph is the same …
   *[other] … { $count } paragraphs are the same …
}
difference-nothing = (nothing)

# Earlier versions.
versions-title = Earlier versions
versions-reading = Reading the versions …
versions-none = There are no earlier versions yet. When answers change, the previous ones are kept here.
versions-failed = The versions cannot be read: { $cause }
versions-fault = The draft { $cause }
versions-mend-line = The file is untouched. Correct line { $line } in a text editor, and the draft opens again.
versions-mend = The file is untouched. Correct it in a text editor, and the draft opens again.
versions-pick = The file is untouched. Choose a version below and restore it with Enter.
versions-unread = The version cannot be read: { $cause }
versions-answer = { $field } ({ $number } of { $count })
versions-same = The answers are the same as now.
versions-empty = There are no answers in the version.
versions-now = Now
versions-then = Before, { $time }
versions-text = The text then, { $time }
versions-ask = Restore the whole draft from { $time }? The current text is kept as a version.
versions-ask-damaged = Restore the draft from { $time }? The damaged file is set aside.
versions-yes = Yes, restore
notice-restored = Restored from { $time }. The previous text is kept as a version
notice-restored-answer = "{ $field }" restored from { $time }. The previous text is a version
notice-restored-damaged = Restored from { $time }. The damaged file is kept as { $file }
notice-restored-merged = Restored from { $time }. { $who } saved at once, and the answers of both are there
notice-restored-disputed = Restored from { $time }. { $who } wrote in "{ $field }" at once, so choose a text
notice-restore-failed = The version is not restored: { $cause }
hint-restore = Restore all
hint-answers = Answers

# Deleting.
delete-ask = Delete "{ $title }"? The draft goes to the trash and can be brought back.
delete-open = The draft is open: { $names }.
delete-yes = Yes, delete
notice-deleted = { $name } has been moved to the trash
notice-deleted-undo = Moved to the trash · { $key } undoes it
notice-delete-failed = { $name } is not deleted: { $cause }
notice-unsynced = Done, but { $cause }
notice-delete-held-back = The draft cannot be deleted before what you wrote is saved
duplicate-ask = Make a copy of "{ $title }"? The new draft gets the answers, but neither approval nor receipts.
duplicate-yes = Yes, copy
hint-yes-key = Y
hint-no = No

# Files that are read back.
import-outside = Here only files of the folder for exports are read: write the file's name without a folder
# Where nothing is set up to send with.
send-not-set-up = Sending is not set up on this host
notice-duplicated = The answers are from { $title }. Approval and receipts did not come along.
notice-name-shortened = The file name is shortened to 64 characters; the answer holds all of it.

# The trash.
trash-title = Trash
trash-reading = Reading the trash …
trash-none = The trash is empty. Deleted drafts stay here until they are brought back.
trash-failed = The trash cannot be read: { $cause }
trash-about = Deleted drafts. A draft that is brought back has its earlier versions with it.
trash-ask-purge = Delete "{ $title }" for good? Neither it nor its versions can then be brought back.
trash-ask-empty = { $count ->
    [one] Delete the draft in the trash for good? Neither it nor its versions can then be brought back.
   *[other] Delete all { $count } drafts in the trash for good? Neither they nor their versions can then be brought back.
}
trash-yes-purge = Yes, delete for good
trash-yes-empty = Yes, empty the trash
trash-no = No, keep
hint-put-back = Bring back
notice-put-back = { $name } is back from the trash
notice-purged = { $count ->
    [0] Nothing was deleted: the trash has changed meanwhile
    [one] The draft is deleted for good
   *[other] { $count } drafts are deleted for good
}
notice-purge-failed = The trash has not been emptied: { $cause }
