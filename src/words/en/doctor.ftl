# som doctor: what works on this host. Each line says what there is, why, and what to do about it.
doctor-ok = ok
doctor-warn = note
doctor-fail = fails
doctor-none = none

doctor-version-title = Version

doctor-data-title = Drafts' folder
doctor-data-own = { $path } is yours alone ({ $mode })
doctor-data-shared = { $path } is shared by a group ({ $mode })
doctor-data-missing = { $path } is not there yet; it is made with the first draft
doctor-data-open = others on this host can get into { $path } ({ $mode }); run chmod 700 on it
doctor-data-open-shared = others than the group can get into { $path } ({ $mode }); run chmod 2770 on it
doctor-data-foreign = { $path } ({ $mode }) belongs to another account, number { $owner }; run chown on it
doctor-data-read-only = { $path } ({ $mode }) can only be read; ask its owner for write access
doctor-data-fault = { $path }: { $cause }

doctor-filesystem-title = File system
doctor-system-local = { $name }, a disk of this host
doctor-system-network = { $name }, a folder on the network: drafts are saved whole, but who is here shows up to 60 seconds late
doctor-system-memory = { $name }, in memory: the drafts are gone when the host restarts; choose a folder on a disk
doctor-system-layered = { $name }, a layer of a container: the drafts may go with it; mount a real folder
doctor-system-plain = { $name } knows no users: others on this host can read the drafts; choose another folder
doctor-system-program = { $name }: what holds depends on the program behind it; see the next lines
doctor-system-read-only = { $name } can only be read; choose another folder
doctor-system-unknown = unknown file system ({ $number }); see the next lines

doctor-space-title = Space
doctor-room-enough = { $mb } MB free
doctor-room-little = only { $mb } MB and { $files } files free; tidy up before the disk is full
doctor-room-none = the disk is full ({ $mb } MB free); delete something, else nothing can be saved

doctor-trials-title = Trials
doctor-untried = locks, exchange and saving are not tried: the folder can't be written, or isn't there yet
doctor-trial-failed = failed: { $cause }

doctor-locks-title = Locks
doctor-locks-yes = a lock keeps others out
doctor-locks-no = the file system can't lock; som uses a file with a counter instead
doctor-exchange-title = Exchange
doctor-exchange-yes = two files can be swapped in one step
doctor-exchange-no = the file system can't swap two files; som keeps the old version before it puts the new one in place
doctor-links-title = Hard links
doctor-links-yes = a file can have two names
doctor-links-no = a file can have one name only; som does without
doctor-fsync-title = Saving
doctor-sync-yes = what is saved is on the disk at once
doctor-sync-slow = the disk is slow: { $seconds } s for a save; you can go on typing meanwhile

doctor-drafts-title = Drafts
doctor-drafts-readable = { $n ->
    [0] none yet
    [one] 1 can be read
   *[other] all { $n } can be read
}
doctor-drafts-unreadable = { $n } of { $all } can't be read; see why with som list
doctor-leftovers-title = Left-over files
doctor-leftovers-some = { $n ->
    [one] 1 temporary file
   *[other] { $n } temporary files
}; they go once their text is saved elsewhere
doctor-leftovers-exports = { $n ->
    [one] 1 unfinished export
   *[other] { $n } unfinished exports
} in { $path } (.som-export.*.tmp); the next one to it clears up
doctor-recovery-title = Rescue copies
doctor-recovery-empty = none; { $path } is ready
doctor-recovery-waiting = { $n ->
    [one] 1 copy waits
   *[other] { $n } copies wait
} in { $path }; open the draft to take the text in
doctor-recovery-closed = { $path } can't be made; ask for write access to it
doctor-recovery-nowhere = the account has no home folder for them
doctor-trash-title = Trash
doctor-trash-empty = empty
doctor-trash-some = { $n ->
    [one] 1 deleted draft
   *[other] { $n } deleted drafts
}, { $kb } kB

doctor-landlock-title = Landlock
doctor-landlock-in-force = in force (version { $version }): own folders only, no other programs, TCP only to the mail server's port
doctor-landlock-there = tried (version { $version }); in force with --restricted
doctor-landlock-part = version { $version } keeps files and programs in, but not the network and signals; use Linux 6.12 or newer
doctor-landlock-first = version 1 keeps files in, but can't move them between folders; use Linux 5.19 or newer
doctor-landlock-none = the kernel has none; with --restricted only the program's own checks hold
doctor-core-title = Core dumps
doctor-core-off = switched off
doctor-core-on = can't be switched off; a crash may leave text of the draft on the disk
doctor-zone-title = Time zone
doctor-zone = Europe/Copenhagen is built in, with summer time by EU directive 2000/84/EC
doctor-spelling-title = Dictionary
doctor-spelling-off = switched off in config.ron
doctor-spelling-unusable = { $path } cannot be used, so no misspelling is shown: { $cause }; install the dictionary again
doctor-spelling-da = no Danish dictionary, so no misspelling is shown: apt install hunspell-da
doctor-own-words-title = Own words
doctor-own-words = { $n ->
    [0] none yet; T in the spelling (Esc J) adds one
    [one] 1 in { $path }
   *[other] { $n } in { $path }
}
doctor-own-words-unread = { $path } cannot be used: { $cause }
doctor-spelling-en = no English dictionary, so no misspelling is shown: apt install hunspell-en-gb

doctor-time-title = Clock
doctor-time-fixed = { $time }, and the clock stands still since --now or SOM_NOW says so
doctor-time-wrong = { $time } can't be right; set the host's clock, else the deadlines are wrong

doctor-terminal-title = Terminal
doctor-terminal-none = standard input or standard output is not a terminal; the screen can't be opened here
doctor-terminal-unnamed = TERM is not set; set it, e.g. to xterm-256color
doctor-terminal-dumb = TERM is dumb; the screen may look wrong
doctor-charset-title = Character set
doctor-charset-other = { $locale } is not UTF-8: æ, ø and å may go wrong; set LANG to e.g. da_DK.UTF-8
doctor-charset-unsaid = LANG is not set; som writes UTF-8, and the terminal must be set to it too
doctor-letters-title = Letters
doctor-letters = { $letters } (do they look right? If not, in PuTTY: Window → Translation → UTF-8)

doctor-size-title = Size
doctor-size-whole = { $columns }×{ $rows }
doctor-size-small = { $columns }×{ $rows }; everything shows from 80×24 on
doctor-size-too-small = { $columns }×{ $rows } is too small; the screen must be at least 40×12
doctor-size-unsaid = the terminal doesn't say; som takes it for 80×24
doctor-colors-title = Colours
doctor-colors-on = on; nothing is shown by colour alone
doctor-colors-off = switched off

doctor-forms-title = Forms
doctor-config-title = Settings
doctor-config-none = no config.ron; all by default, see som config
