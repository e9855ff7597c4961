# Meetings, deadlines and the countdown to them.

event-years = { $n ->
    [one] 1 year
   *[other] { $n } years
}
event-months = { $n ->
    [one] 1 month
   *[other] { $n } months
}
event-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
event-hours = { $n ->
    [one] 1 hour
   *[other] { $n } hours
}
event-minutes = { $n ->
    [one] 1 minute
   *[other] { $n } minutes
}
event-under-a-minute = under 1 minute
event-both = { $first } and { $second }
event-y = { $n } y
event-mo = { $n } mo
event-d = { $n } d
event-h = { $n } h
event-min = { $n } min
event-under-a-min = under 1 min

event-in = in { $left }
event-ago = { $left } ago
event-day-then = { $day } – { $left }
event-deadline-now = the deadline is now
event-deadline-passed = the deadline passed { $ago }
event-passed = passed { $ago }
event-meeting-in-progress = in progress – ends { $left }
event-ends = ends { $left }
event-ends-compact = ends { $left }
event-meeting-over = the meeting is over
event-meeting-ended = ended { $ago }

# What can be wrong with a date or an event.
event-no-date = Enter a date, for example 7 November 2023 at 13:30
event-no-date-alone = Enter a date here and nothing else, for example 3 June 2024 or 3/6
event-no-time = Enter a time here and nothing else, for example 10:30, or from and to, for example 10-12
event-several-dates = Enter one date only
event-several-times = Enter one time only, or from and to, for example 13:30–14:30
event-no-such-date = There is no date { $date }
event-no-such-time = There is no time { $time }
event-other-weekday = { $date } is a { $weekday }. Change the weekday or the date
event-skipped-time = There is no { $clock } on { $date }: the clocks go forward to summer time
event-not-a-moment = "{ $text }" is not a date such as 2023-11-03 or 2023-11-03 10:00
event-no-end = Enter when the meeting ends
event-ends-before-it-starts = The meeting must end after it has started
event-half-a-time = Enter a time for both start and end, or for neither
event-field = "{ $id }", field "{ $field }": { $problem }
event-doubled-id = the id "{ $id }" is there twice

# The list of meetings and deadlines.
event-rolling = rolling
event-no-deadline = no deadline
event-rolling-no-deadline = rolling – no deadline
event-registration-deadline = Registration deadline, { $what }
event-application-deadline = Application deadline, { $what }
event-link-sent = Link to the meeting is sent
event-link-was-sent = Link to the meeting was sent
event-place = Place: { $place }
event-sign-up = Sign up: { $how }
event-contact = Contact: { $address }
event-register-by = Register by { $date }
event-apply-by = Apply by { $date }

# The next deadline.
event-registration-for = Registration for { $what }
event-application-for = Application for { $what }
event-line = { $name }: { $text }
event-short-registration = { $tag }: deadline { $left }
event-short-application = { $tag }: deadline { $left }
event-due = Deadline { $date }
event-due-days = DEADLINE { $date }
event-due-day = URGENT { $date }
event-due-left = { $due } · { $left }
event-left-fortnight = { $left } left
event-left-week = only { $left } left
event-left-days = ONLY { $left } left
event-left-day = URGENT: { $left } left
event-left-hours = LAST HOURS: { $left } left
event-left-hour = LAST HOUR: { $left } left
event-left-near = URGENT: { $day }
event-closed = Deadline passed
event-closed-registration = Sign-up closed { $date }
event-closed-application = Application deadline passed { $date }
event-closed-apply = { $closed } · apply any time
event-part-registration = registration
event-part-application = application
event-apply-any-time = No deadline: apply any time
event-apply-any-time-short = Apply any time
event-no-deadlines = No deadlines
event-none-announced = No meeting has been announced.
event-last-meeting = The latest { $what } was on { $date }.
event-rolling-sentence = The application itself has no deadline: it can be sent at any time.
event-add-sentence = You can add the next meeting under "Meetings and deadlines".
event-ask-sentence = Ask { $address }, for example about the next meeting.
event-file-unreadable = events.ron cannot be read, so it is left alone: { $cause }
event-file-unfit = events.ron is written in a way that cannot be changed here without harm; it is left alone. Edit it in a text editor
event-changed-since = someone else has changed or removed the meeting meanwhile

# A meeting as it is typed.
event-line-title = Title
event-line-date = Date
event-line-times = Time
event-line-registration = Registration deadline
event-line-application = Application deadline
event-line-place = Place or link
event-line-sign-up = Sign up
event-line-note = Note
event-entry-no-title = Enter what the meeting is called
event-entry-no-date = Enter a date or a deadline
event-entry-times-alone = Enter the date as well
event-added = The meeting is added
event-changed = The meeting is changed
event-removed = The meeting is removed · Z undoes
event-undone = Undone
event-redone = Redone
event-not-saved = The meeting is not saved: { $cause }
event-form-new = New meeting or deadline
event-form-edit = Edit the meeting
event-form-about = Enter a title and a date or a deadline. Dates can be written as 4/6 or Tuesday 4 June, times as 10-12. Or paste a whole announcement, and it will be read.
event-form-kept = The meeting is not saved yet. The form will show it again as it is
event-built-in-stays = it is built in or belongs to a form and can't be removed
hint-next-line = Next line
hint-save = Save
event-form-known = It looks like a meeting that is here already: { $title }
event-form-read = { $more ->
    [0] The announcement is read: look it over, and save
    [one] The announcement is read: look it over, and save; 1 more meeting follows
   *[other] The announcement is read: look it over, and save; { $more } more meetings follow
}
