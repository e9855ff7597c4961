# Approval and sending: how a draft stands.
standing-not-approved = Not approved
standing-approved = Approved on { $day } by { $name }
standing-approved-changed = Approved on { $day }, changed since: { $fields }
standing-approved-fully = Approved by { $name }, { $title }, { $time }
standing-changed = changed since: { $fields }
standing-not-sent = Not sent
standing-sent = Sent on { $time } to { $address }
standing-unsettled = Unknown whether the application went on { $time } – ask the recipient before you send it again
standing-shown-to = For reading at { $address }, sent on { $time }
standing-shown-unsettled = Unknown whether the e-mail to { $address } went on { $time }
standing-then-changed = { $said } · { $changed }

# A word or two for a list.
standing-word-approved = approved
standing-word-sent = sent
standing-word-unsettled = unknown if sent
standing-word-changed = changed since it was sent
standing-word-changed-short = sent, changed

# What a version changed.
history-first = the oldest version
history-rows = only rows
history-ticks = ticks only
history-remarks = remarks only
history-participation = part in meetings only
history-no-answers = no answers changed
