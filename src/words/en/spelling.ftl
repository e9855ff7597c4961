# Words that the dictionary doesn't know.
spelling-unknown = "{ $word }" is not in the dictionary
spelling-looking = Looking through the words …
spelling-wait = Looking for corrections …
spelling-no-correction = No corrections
spelling-none = No unknown words
spelling-done = No more unknown words
spelling-adding = Adding "{ $word }" to your own words …
spelling-added = "{ $word }" is now among your own words
spelling-not-added = "{ $word }" was not added to words.txt: { $cause }
spelling-gone = The dictionary cannot be used
spelling-take = Correct
spelling-next = Next
spelling-add = Add
spelling-read-only = The draft is read-only, so nothing can be corrected here
