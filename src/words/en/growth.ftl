# A form that has grown since the draft was written.
growth-newer = New version of the form: { $new ->
        [0] no new questions
        [one] 1 new question
       *[other] { $new } new questions
    }, { $left } answers without a question (last in Esc T)
growth-older = The draft is of version { $written } of the form, newer than the one here
growth-new-field = { $name } (new)
growth-left = Answers without a question (kept, but not in the document)
