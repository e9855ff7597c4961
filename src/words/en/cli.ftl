# The command line. Help: one line on each command and each option, without a full stop.
cli-about = Guide to the application for the SØM implementation programme. Without a command: the start screen
cli-about-with-alias = { $about } [also: { $alias }]
cli-usage = som [COMMAND] [OPTIONS]
cli-usage-of = som { $command } [OPTIONS]
cli-heading-usage = Usage:
cli-heading-commands = Commands
cli-heading-arguments = Arguments
cli-heading-options = Options
cli-heading-common = Common options
cli-value-draft = DRAFT
cli-value-field = FIELD
cli-value-file = FILE
cli-value-folder = DIR
cli-value-form = FORM
cli-value-id = ID
cli-value-month = MONTH
cli-value-n = NUMBER
cli-value-name = NAME
cli-value-shell = SHELL
cli-value-text = TEXT
cli-value-time = TIME
cli-value-version = VERSION

cli-data = Use this data folder instead of SOM_DATA, the folder here or your own
cli-lang = Language; else SOM_LANG, then config.ron (see som config), then Danish
cli-color = Colours on the screen; NO_COLOR turns them off
cli-ascii = Draw the screen in ASCII only
cli-plain-lines = Draw the screen without rules and bars, for a screen reader for instance
cli-now = Pretend that this is the time, e.g. 2023-10-31T06:00:00+01:00; else SOM_NOW
cli-restricted = Restricted: only the account's own data folder, no other programs, exports only to the export folder
cli-help = Show this help
cli-som-version = Show the version
cli-json = Print JSON for other programs
cli-draft = The draft's name; som list shows them
cli-field = The answer's id, e.g. telefon or ledelsesopbakning

cli-open = Open a draft where you left off
cli-fill = Fill in a draft as questions and answers in lines, without a screen; through a pipe, too
cli-fill-end = Go on with som fill { $name }, or on the screen with som open { $name }.
cli-fill-rehearsal = Rehearse on a draft that is thrown away (also --prøv): nothing is saved or sent
cli-new = Make an empty draft and print its path
cli-new-name = The name, e.g. aarhus; æ, ø, å and blanks are rewritten
cli-list = Show the drafts: municipality, answered questions, problems, last change
cli-get = Print one answer as it was typed
cli-set = Save one answer and print the draft's path
cli-set-text = The answer; - reads it from standard input, at most 1 MB
cli-show = Show the whole application as text, broken as on the page
cli-check = Show problems and how much the answers fill; ends with 3 where there are problems
cli-remarks = Show what leader and colleagues say of the answers: who, when and of which words
cli-export = Write the application to a file and print the file's path
cli-export-to = The format
cli-export-output = The file; - is standard output. Else the draft's name in the folder here
cli-export-force = Replace the file if it is there
cli-versions = Show the draft's earlier versions, the newest first
cli-version = The version's number (1 is the newest) or the start of its id; som versions shows them
cli-diff = Show what was changed since a version; else since the newest
cli-restore = Put an earlier version, or one answer of it, in the place of what stands there now
cli-delete = Move a draft to the trash
cli-trash = Show the deleted drafts, take one back, or empty the trash
cli-trash-restore = Take this draft back
cli-trash-empty = Remove all drafts in the trash for good
cli-purge = Remove a draft for good with every trace: versions, trash, locks and copies
cli-yes = Do not ask first
cli-events = Show meetings and deadlines
cli-events-all = Show those that are over, too
cli-deadline = Show the next deadline in one line
cli-deadline-short = Short, for a prompt: at most 40 characters
cli-deadline-within = Print only if the deadline is that near, for example 14d (days), 12h (hours) or 2w (weeks)
cli-deadline-format = Print the line in your own form; the parts are { "{title} {kind} {date} {time} {in} {days} {id}" }, and {"{{"} gives {"{"}
cli-deadline-exit-code = End with 0 (open), 10 (at most 3 days) or 20 (no deadline ahead)
cli-programme = Show what an implementation programme takes: estimated dates, days and hours
cli-programme-start = The month it is to begin in, for example february, "feb 2025" or 2025-02; else in two months
cli-programme-group = How many take part; their hours in all are added up
cli-programme-ics = Write a calendar file (.ics) with the dates as tentative, for Outlook, Google and others
cli-programme-output = The file; - or nothing is standard output
cli-programme-force = Replace the file if it is there
cli-keys = Show the keys of the screen
cli-where = Show which files are used, and why
cli-doctor = Show what works on this host, and what to do about the rest; ends with 1 where something fails
cli-completions = Print completion of the command line for a shell
cli-completions-shell = bash, zsh, fish, elvish or powershell
cli-completions-line = A command line up to the caret; what its last word may become is printed
cli-man = Show the manual's page on som or on a command; roff where it goes into a pipe, as for man -l -
cli-man-command = A command, e.g. open or event add
cli-man-dir = Write all pages into this folder, as som.1 and som-COMMAND.1

# Failures: what, why, what now.
cli-error = error: { $text }
cli-cause = caused by: { $text }
cli-hint = hint: { $text }

cli-unknown-command = no command "{ $name }"
cli-unknown-argument = "{ $name }" is not known here
cli-missing-argument = { $names } is missing
cli-missing-value = a value for { $name } is missing
cli-invalid-value = "{ $value }" cannot be used for { $name }
cli-valid-values = the choices are { $values }
cli-no-value-taken = { $name } takes no value, not "{ $value }" either
cli-twice = { $name } is there twice
cli-conflict = { $name } cannot be used with { $prior }
cli-not-utf8 = an argument is not text in UTF-8
cli-wrong-usage = the command line cannot be understood
cli-did-you-mean = did you mean { $names }? See also som --help
cli-see-help = see som --help

cli-no-place = cannot tell where the drafts are to be
cli-no-place-cause = the account has no home folder
cli-no-place-hint = choose a folder with --data
cli-no-place-restricted-hint = ask whoever runs the host to give the account a home folder
cli-bad-now = "{ $text }" is not a time
cli-bad-now-hint = write it like 2023-10-31T06:00:00+01:00
cli-bad-within = "{ $text }" is not a stretch of time
cli-bad-within-hint = write a whole number of days, hours or weeks: 14d, 12h or 2w
cli-format-unclosed = in --format a "{"{"}" has no "{"}"}" after it
cli-format-unclosed-hint = write "{"{{"}" for a "{"{"}"
cli-format-unknown = --format has no part called "{ $name }"
cli-format-unknown-hint = the parts are { $names }
cli-programme-bad-start = "{ $text }" cannot be used as the start month
cli-programme-bad-group = "{ $text }" is no number of members
cli-programme-bad-group-hint = write a whole number from 1 to { $most }
cli-bad-name = no draft can be called "{ $name }"
cli-no-such-draft = there is no draft called "{ $name }"
cli-no-such-draft-cause = it is not in { $path }
cli-near-draft-hint = did you mean { $names }? See all drafts with som list
cli-list-hint = see all drafts with som list
cli-no-drafts-hint = make a draft with som new NAME, or choose another data folder with --data
cli-cannot-open = cannot open { $path }
cli-cannot-save = cannot save { $path }
cli-unsynced = done, but { $cause }
cli-field-is-sum = "{ $id }" is added up from other answers, and isn't written
cli-field-is-sum-hint = write the answers that it is the sum of; som get shows it
cli-field-not-asked = "{ $id }" isn't asked for in the draft now
cli-field-not-asked-cause = it depends on another answer, or the row isn't there
cli-field-not-asked-hint = som check shows what is asked; rows are added on the screen, or with /row in som fill
cli-no-such-field = the form has no field "{ $id }"
cli-near-field = it is like { $names }
cli-fields-hint = the fields are { $ids }
cli-draft-exists = there is a draft called "{ $name }" already
cli-draft-exists-hint = open it with som open { $name }, or choose another name, e.g. { $free }
cli-name-shortened = note: the name is shortened to { $name } (64 characters at most)
cli-cannot-read-versions = cannot read the versions of "{ $name }"
cli-cannot-restore = cannot restore { $path }
cli-cannot-delete = cannot delete { $path }
cli-cannot-read-trash = cannot read the trash
cli-cannot-empty-trash = not everything in the trash could be removed
cli-cannot-undelete = cannot take "{ $id }" back
cli-not-in-trash = "{ $id }" is not in the trash
cli-trash-hint = see what is in it with som trash
cli-near-trash-hint = did you mean { $names }? See all with som trash
cli-confirm-missing = nothing is removed for good without a yes
cli-confirm-missing-cause = there is no terminal to ask in
cli-confirm-missing-hint = give --yes if that is what you mean; see also som --help
cli-stdout-failed = cannot write to standard output
cli-stdout-closed = it is closed
cli-stdout-saved = it is done; only the output is missing
cli-stdin-failed = cannot read the answer from standard input
cli-stdin-cut = the connection broke before all of it had come; nothing is changed
cli-stdin-too-big = it is larger than 1 MB
cli-stdin-not-utf8 = it is not text in UTF-8
cli-stdin-not-utf8-hint = save the text as UTF-8, e.g. with iconv -f latin1 -t utf8
cli-terminal-failed = the terminal failed
cli-export-exists-hint = choose another file with -o, or replace it with --force
cli-export-no-text = a { $format } document can't be shown in the terminal
cli-export-no-text-hint = write it to a file with -o FILE.{ $format }, or pass it on with >
cli-export-restricted = restricted mode writes to the export folder only
cli-export-restricted-hint = give only a file name after -o, without a folder
cli-fence-link = cannot use { $path }
cli-fence-link-cause = it is a link, and restricted mode follows no link out of the data folder
cli-fence-link-hint = ask whoever runs the host to put a real folder in its place

# Talk on the way.
cli-restricted-data = note: restricted mode uses only { $path }; --data and SOM_DATA do not count
cli-events-unreadable = note: your own meetings in { $path } are not shown: { $cause }
cli-list-empty = No drafts in { $path }. Make one with som new NAME
cli-list-empty-over-ssh = There are no drafts. Log in, and make one on the screen
cli-set-emptied = note: the answer to { $field } is now empty
cli-get-disputed = note: the answer to { $field } is disputed: { $n ->
    [one] another text
   *[other] { $n } other texts
} also stand in the draft; open it, and choose
given-rows = note: the table was put in as lines with | between the cells
given-dropped = note: { $n ->
    [one] 1 control character
   *[other] { $n } control characters
} left out
given-joined = note: { $field } has one line only; line ends became blanks
given-settled = note: "{ $typed }" is saved as "{ $known }"
given-near = note: "{ $typed }" resembles { $names }; write the whole name if that is meant
cli-set-unchanged = Unchanged: the answer was there already
cli-set-theirs = note: someone else saved "{ $name }" meanwhile; that text is now in "{ $theirs }"
cli-set-aside = someone else saved "{ $name }" meanwhile; your answer is in "{ $aside }"
cli-set-aside-hint = see the difference with som show, and save the answer in "{ $name }" again
cli-versions-none = No earlier versions of "{ $name }"
cli-diff-rows = No answer has changed since { $at } ({ $by }), but rows were moved, or empty ones added or removed
cli-diff-same = No answer has changed since the version from { $at } ({ $by })
cli-restored = Restored: the version from { $at } ({ $by })
cli-restored-field = Restored: { $field } of the version from { $at } ({ $by })
cli-restore-unchanged = Unchanged: it is there already
cli-restore-undo = Undo with som restore { $name } { $id }
cli-restore-set-aside = The file that could not be read is unchanged in { $path }
cli-deleted = "{ $name }" is in the trash. Take it back with som trash --restore { $id }
cli-open-elsewhere = note: { $who } has the draft open; it is closed there unless something typed is not saved
cli-undeleted = "{ $name }" is back with its versions
cli-trash-none = The trash is empty
cli-trash-ask = Remove { $ids } for good? Type yes
cli-trash-emptied = The trash is empty: { $n ->
    [one] 1 draft
   *[other] { $n } drafts
} removed for good
cli-purge-list = This will be removed for good:
cli-purge-ask = Type { $name } or yes to remove it
cli-cannot-purge = not all of "{ $name }" could be removed; what was removed is listed above
cli-purged = "{ $name }" is removed for good. Exports, sent mail and backups are beyond som's reach
cli-confirm-yes = yes
cli-confirm-no = Nothing was removed
cli-export-not-held = note: { $text }
cli-export-remarks = Write the remarks as comments beside the answers; in docx only
cli-export-no-remarks = { $format } has no place for remarks
cli-export-no-remarks-hint = write --to docx, or leave out --remarks
cli-export-notices = note: som check has notes on: { $fields }
cli-export-problems = note: the draft has { $n ->
    [one] 1 problem
   *[other] { $n } problems
}: { $fields }

# What the commands print.
cli-unknown-author = unknown
cli-check-problem = { $field }: { $message }
cli-check-notice = Note – { $field }: { $message }
cli-check-remarks = Note – { $field }: { $open }
cli-remarks-none = No remarks on "{ $name }"
cli-remarks-of = { $field } ({ $state }) – { $head }:
cli-check-page = { $field }: { $fill }
cli-check-sum = { $answered } of { $total } answered, { $problems ->
    [0] no problems
    [one] 1 problem
   *[other] { $problems } problems
}
cli-diff-since = Changed since the version from { $at } ({ $by }):
cli-trash-unreadable = cannot be read
cli-list-answered = { $answered } of { $total }
cli-list-problems = { $n ->
    [0] no problems
    [one] 1 problem
   *[other] { $n } problems
}
cli-keys-sure = Always works
cli-keys-fast = Fast
cli-keys-does = Does
cli-where-data = Data folder
cli-where-why = Chosen since
cli-where-drafts = Drafts
cli-where-events = Own meetings
cli-where-config = Settings
cli-where-own-config = Your own
cli-where-writing = Writing
cli-where-lang = Language
cli-where-author = User
cli-where-option = --data says so
cli-where-environment = SOM_DATA says so
cli-where-here = the folder here has a folder called drafts
cli-where-account = it is your own, where nothing else is said
cli-where-restricted = it is the account's own, and restricted mode uses no other
cli-where-missing = { $path } (not there)
cli-where-writable = yes
cli-where-read-only = no, reading only
cli-set-merged = { $by } changed "{ $name }" at the same time; the draft holds the answers of both
cli-set-disputed = { $by } changed the same answer at the same time ({ $fields }); the draft holds both texts, choose in som
cli-list-open-by = opened by { $who }
cli-export-approval = Say in the document who approved the answers
cli-new-from = Begin with the answers of this draft; approval and receipts do not come along

# `som sign`.
cli-value-title = TITLE
cli-sign = Note the leader's approval of the answers as they stand now; with nothing else: show it
cli-sign-name = The name of whoever approves
cli-sign-title = Their job title
cli-sign-withdraw = Take the approval back
cli-sign-what-name = the name
cli-sign-what-title = the title
cli-sign-refused = { $what } can't be used
cli-sign-empty = there is nothing in it
cli-sign-long = there are more than { $most } characters
cli-sign-controls = there are characters that can't be seen
cli-sign-hint = write, for example, som sign draft --name "Jonas Holm" --title Director
cli-sign-nothing-to-withdraw = There is no approval to take back.
cli-sign-withdrawn = The approval is taken back.
cli-sign-no-signature = It is a note of consent, not a digital signature: whoever can edit the draft can write it.
