# What is uncertain when a meeting is read from a pasted text.
announcement-no-year = The year is missing. Is it { $date }?
announcement-year-by-weekday = The year was found from the weekday: { $date }
announcement-year-by-other-date = The year was found from another date in the text: { $date }
announcement-no-time = No time is given. Enter one, or let the meeting last the whole day
announcement-no-end = The meeting starts { $start }. Enter when it ends
announcement-several-days = The meeting lasts several days. If the times are those of each day, enter a meeting for each
announcement-differs = The text says different things. Choose the right one
announcement-doubled = The clocks show { $clock } twice on { $date }, when they go back. Choose the first or the second
announcement-after-the-meeting = It comes after the start of the meeting. Change the date
announcement-which-deadline = The text does not say whether one must register or apply by then
announcement-moved-or-cancelled = The text says that a meeting is moved or cancelled. Does this one still stand?
announcement-other-paper = The text looks like an invoice or minutes. Has the meeting not been held already?
announcement-repeats = The text says that the meeting is held several times. Only the one date is taken; add the others as meetings of their own
announcement-not-called-a-meeting = The text does not say that this is a meeting. Is it one?
