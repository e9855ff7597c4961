# Find and replace in all answers.
find-what = Search for
find-with = Replace with
find-next = Next
find-replace = Replace
find-begin = Begin
find-other = Other line
find-nothing = Type what to search for
find-none = "{ $text }" is in none of the answers
find-wrapped = Wrapped
find-read-only = The draft is read-only, so nothing can be replaced here
find-ask = { $at } of { $count }: replace "{ $text }" with "{ $with }"?
find-yes = Yes
find-all = { $places ->
    [one] All
   *[other] All { $places } in { $answers ->
        [one] 1 answer
       *[other] { $answers } answers
      }
  }
find-stop = Stop
find-replaced = Replaced in { $places ->
    [one] 1 place
   *[other] { $places } places
  } in { $answers ->
    [one] 1 answer
   *[other] { $answers } answers
  }
find-replaced-none = Nothing was replaced
find-says-it = It already says "{ $with }" everywhere
find-too-long = That would make an answer larger than 1 MB, so nothing was replaced. Use a shorter text, or fewer places
find-undone = The replacement was undone in { $answers ->
    [one] 1 answer
   *[other] { $answers } answers
  }{ $left ->
    [0] {""}
   *[other] , but not in { $left }, changed since
  }
find-redone = The replacement was redone in { $answers ->
    [one] 1 answer
   *[other] { $answers } answers
  }{ $left ->
    [0] {""}
   *[other] , but not in { $left }, changed since
  }
find-changed = The text has changed meanwhile: begin again
