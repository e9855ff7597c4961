#compdef som
# Completion of som(1) in zsh: som itself says what the word at the caret may become.
_som() {
    local -a found
    found=("${(@f)$(command som completions zsh -- "${(@Q)words[1,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
    case $found[1] in
        '') return 1 ;;
        # The path may stand behind an option and its `=`.
        :files) compset -P 1 '[-]-*='; _files ;;
        :folders) compset -P 1 '[-]-*='; _files -/ ;;
        # Behind a tab stands what is said of it.
        *)
            found=("${found[@]/$'\t'/:}")
            _describe som found
            ;;
    esac
}
if [ "$funcstack[1]" = "_som" ]; then
    _som "$@"
else
    compdef _som som
fi
