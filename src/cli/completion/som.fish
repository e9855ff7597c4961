# Completion of som(1) in fish: som itself says what the word at the caret may become.
function __som_candidates
    set -l found (command som completions fish -- (commandline -opc) (commandline -ct) 2>/dev/null)
    switch "$found[1]"
        case :files
            __fish_complete_path (commandline -ct)
        case :folders
            __fish_complete_directories (commandline -ct)
        case '*'
            # Behind a tab stands what is said of it.
            printf '%s\n' $found
    end
end
complete -c som -f -a '(__som_candidates)'
