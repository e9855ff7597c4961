# What an implementation programme takes: an estimated plan with dates, days and hours.

programme-title = What a programme takes
programme-mark = estimated
programme-mark-long = estimated; the programme is tailored with the agency
programme-estimate = Estimated: it is tailored with the agency, and the dates are agreed with you.
programme-told = Implementation programme, estimated: { $span }
programme-span = { $first } – { $last }
programme-starts-later = July is a holiday month: the programme begins in { $first }.
programme-pauses = July is a holiday month and does not count: the programme ends in { $last }.
programme-off = holiday

programme-workshop = Workshop { $n }
programme-meeting = Online meeting { $n }
programme-legend-workshop = workshop, a full day ({ $length })
programme-legend-meeting = online meeting, about { $length }
programme-legend-workshop-brief = workshop
programme-legend-meeting-brief = online meeting

programme-days = { $n ->
    [one] 1 full day
   *[other] { $n } full days
}
programme-time = about { $hours } ({ $days } and { $meetings } online)
programme-time-brief = { $days } + { $meetings } h, about { $hours } h
programme-per-member = Per member: { $time }
programme-per-member-brief = Each: { $time }
programme-in-all = { $n ->
    [one] 1 member: { $time }
   *[other] { $n } members in all: { $time }
}
programme-in-all-brief = All: { $time }
programme-workday = A full day counts as { $length } (37 hours a week).

# What is typed.
programme-start = Start month
programme-group = Members
programme-no-month = Type a month, for example February, Feb { $year } or 2/{ $year }
programme-not-yet = Not a month yet – shown is { $month }
programme-earliest = From { $first } on – shown is { $month }
programme-day = { $day }
programme-too-early = Type a month from { $first } on
programme-no-group = Type a number from 1 to { $most }
programme-default-month = { $month }, unless you type another
programme-group-asked = type how many you are to see the hours in all
programme-members = { $n ->
    [one] 1 member
   *[other] { $n } members
}
hint-programme-file = Calendar file

# The calendar file.
programme-calendar-workshop = SØM programme: workshop { $n } of { $of } (estimated date)
programme-calendar-meeting = SØM programme: online meeting { $n } of { $of } (estimated date)
programme-calendar-length = Length: about { $length }.
programme-calendar-estimate = The date is an estimate: the programme is tailored with the agency.
