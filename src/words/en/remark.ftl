# Remarks on the answers.
remark-head = { $by }, { $time }, { $about }
remark-by-nobody = Unknown
remark-on-answer = on the whole answer
remark-on-words = on "{ $quote }"
remark-on-gone = on words that have changed since: "{ $quote }"
remark-open = open
remark-settled = settled
remark-open-count = { $n ->
    [one] 1 open remark
   *[other] { $n } open remarks
}
remark-refused-blank = The remark is empty
remark-refused-long = The remark is too long: { $size } at most – split it in two
remark-refused-many = A draft can have { $most } remarks, the settled ones counted, and there is no room for more here

# The screen with the remarks on an answer.
remarks-title = Remarks: { $field }
remarks-none = No remarks yet. Write the first one below.
remarks-new = New remark { $about }
remarks-open-here = { $open } ({ $key })
remarks-more = … and { $count } more
hint-remark-add = Add
hint-remark-settle = Settle
hint-remark-reopen = Reopen
hint-remark-about = On what
nothing-remark = Write the remark first
notice-remark-added = The remark is added
notice-remark-removed = The remark is taken away again
notice-remark-back = The remark is back
notice-remark-settled = The remark is settled
notice-remark-reopened = The remark is open again
notice-remark-came = { $who } has a remark on "{ $field }"
notice-remark-changed = Someone else has changed the remark since, so it is left alone
