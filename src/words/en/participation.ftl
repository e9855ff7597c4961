# The municipality's part in a meeting: registration, link and attendance.
participation-registered = Registered: { $who }
participation-not-registered = Not registered
participation-has-link = link received
participation-took-part = attended
participation-too-long = Make it shorter: there is room for { $most } characters
participation-too-many = The draft has no room for more than { $most } meetings

# What is still to be done, on the start screen.
reminder-register = Register by { $date }
reminder-link-today = The link to the meeting { $day } is sent today. Have you received it?
reminder-link = Have you received the link to the meeting { $day }?
reminder-meeting = The meeting is { $day }
reminder-now = The meeting is in progress
reminder-attended = Did you attend the meeting on { $day }?

# The screen with the municipality's part in a meeting.
participation-of = { $title } – { $text }
participation-title = Attendance: { $title }
participation-who = Registered
participation-link-line = The link to the meeting has come
participation-took-part-line = We attended the meeting
participation-about = Write who is registered, in Danish as in the application: "2 ledere og 3 medarbejdere", or names. You are reminded of the rest.
participation-sentence = For the application, once the meeting is over: { $text }
participation-saved-already = What you write here is saved automatically
participation-no-meeting = there is no meeting here to attend
participation-no-draft = it is noted in a draft: choose or begin one on the start screen
participation-not-saved = Your attendance is not saved: { $cause }
participation-aside = the draft's file can't be read; what you noted is in { $name }

# The sentence about the meeting in the answer.
participation-insert = { $key } inserts: { $text }
notice-participation-inserted = The sentence is inserted. { $key } undoes it
nothing-participation = for "{ $field }", after a meeting that you attended (F6 T)
nothing-participation-missing = it is there already

# Whom it concerns.
reminder-key = { $key } { $label }
reminder-of = { $more ->
    [0] { $title }: { $text }
    [one] { $title } and 1 more: { $text }
   *[other] { $title } and { $more } more: { $text }
}
