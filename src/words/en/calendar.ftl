# Calendar files (.ics): what is read from them.
calendar-untitled = Untitled meeting
calendar-event = { $title }, { $when }
calendar-event-at = { $title }, { $when }, { $place }
calendar-new = new: { $event }
calendar-changed = changed: { $event }
calendar-cancelled = cancelled: { $event }
calendar-same = unchanged: { $event }
calendar-older = unchanged, since the file is older: { $event }

# The screen that reads a calendar file.
calendar-file-title = Import a calendar file
calendar-file-intro = Enter where the calendar file (.ics) is, for example an invitation saved in Outlook. Nothing is saved until you have seen what is in it.
calendar-file-line = File
calendar-file-about = This is in { $file }:

# What could not be read, or is left out.
calendar-too-big = the file is larger than 1 MB
calendar-none = there is no calendar in the file
calendar-flawed = "{ $title }" is left out: { $why }
calendar-no-start = it doesn't say when it starts
calendar-no-such-time = the time can't be read
calendar-unknown-zone = the time zone "{ $zone }" is unknown
calendar-no-end = "{ $title }" has no end in the file; here it lasts an hour
calendar-odd-series = "{ $title }" repeats in a way that can't be followed; check whether its dates are here
calendar-long-series = "{ $title }" repeats; only the next dates are taken
calendar-over = { $n ->
    [one] 1 meeting in the file is over and left out
   *[other] { $n } meetings in the file are over and left out
}
calendar-cancelled-elsewhere = { $n ->
    [one] 1 meeting is cancelled in the file, but is none of your own
   *[other] { $n } meetings are cancelled in the file, but are none of your own
}
calendar-too-many = { $n ->
    [one] 1 meeting is left out; one file may bring 200
   *[other] { $n } meetings are left out; one file may bring 200
}

# The commands.
cli-value-command = COMMAND
cli-events-id = Only this event; som events --json shows ids
cli-events-ics = Write a calendar file (.ics) with meetings and deadlines for Outlook, Google and others
cli-events-output = The file; - or nothing is standard output
cli-events-force = Replace the file if it exists
cli-no-such-event = there is no event with the id "{ $id }"
cli-near-event = choose one of { $names }
cli-events-undated = "{ $id }" has no date, so it can't stand in a calendar
cli-events-undated-hint = write --ics without an id to get everything that has a date
cli-event = Your own meetings and deadlines in events.ron, and your part in a meeting
cli-event-import = Read a calendar file (.ics), such as an invitation, show what is new, changed or cancelled, and save it
cli-event-import-file = The file; - is standard input
cli-event-import-dry-run = Show only, and save nothing
cli-event-import-yes = Save without asking; needed where there is no terminal
cli-event-import-unasked = nothing is saved without a yes
cli-event-import-unasked-hint = write --yes to save it; --dry-run only shows it
cli-event-import-cannot-read = cannot read { $path } as a calendar
cli-event-import-cannot-read-stdin = cannot read standard input as a calendar
cli-event-import-no-calendar-hint = save the meeting or calendar as .ics in your calendar program, and try that file
cli-event-import-not-saved = cannot save in { $path }
cli-event-import-not-saved-hint = see what is saved with som events, and try again
cli-event-import-same = There is nothing new to save
cli-event-import-ask = Save { $n ->
    [one] 1 change
   *[other] { $n } changes
}? Type yes
cli-event-import-no = Nothing is saved
cli-event-import-done = { $n ->
    [one] 1 change is saved
   *[other] { $n } changes are saved
}
cli-event-add = Add a meeting or a deadline of your own, and print its id
cli-event-add-title = The meeting's title
cli-event-add-date = The date, for example 4/6 or "Tuesday 4 June"
cli-event-add-time = The time, for example 10-12
cli-event-add-registration = The registration deadline, for example "31 May at 12"
cli-event-add-application = The application deadline
cli-event-add-place = The place, or a link
cli-event-add-sign-up = How to sign up
cli-event-add-note = A note
cli-event-add-refused = the meeting is not added
cli-event-add-refused-hint = write for example som event add "Network meeting" --date 4/6 --time 10-12
cli-event-part = Show or note the municipality's part in a meeting: who is registered, whether the link has come, and whether you attended
cli-event-part-event = The meeting's id; som events --json shows it
cli-event-part-who = Who is registered, in Danish, for example "2 ledere og 3 medarbejdere", or names
cli-event-part-link = The link to the meeting has come
cli-event-part-attended = You attended the meeting
cli-event-part-clear = Remove first what is noted
cli-event-part-none = "{ $id }" is not a meeting to register for
cli-event-part-none-hint = see the meetings with som events
cli-event-part-refused = your part in "{ $id }" is not noted
cli-event-part-same = Unchanged: it was noted already
cli-event-remove = Remove a meeting of your own; som events --json shows the id
cli-event-remove-id = The meeting's id
cli-event-remove-refused = "{ $id }" is not removed from your own meetings
cli-event-remove-refused-hint = look at your own meetings in events.ron; those built in cannot be removed

# A calendar file written from the screen.
calendar-saving = Saving the calendar file …
