//! On a panic: gives the terminal back, saves the text and says so in one sentence. That names the place in the program
//! and not the panic's message, which may quote the text.

use std::io::{self, Write};
use std::panic::{self, PanicHookInfo};
use std::path::Path;
use std::thread;

use super::shutdown::LAST_SAVE;
use super::terminal;
use crate::store::writer::{self, Writer};
use crate::words::Words;
use crate::{say, shown};

/// The exit code of a Rust program that panics.
const PANICKED: i32 = 101;

/// The panic hook, removed when dropped.
pub(super) struct PanicHook;

impl PanicHook {
    pub(super) fn install(writer: Writer, words: Words) -> Self {
        panic::set_hook(Box::new(move |info| on_panic(info, &writer, &words)));
        PanicHook
    }
}

impl Drop for PanicHook {
    fn drop(&mut self) {
        drop(panic::take_hook());
    }
}

fn on_panic(info: &PanicHookInfo<'_>, writer: &Writer, words: &Words) {
    terminal::give_back();
    // The writer's own thread can't wait for itself.
    let is_writer = thread::current().name() == Some(writer::THREAD);
    let is_saved = !is_writer && writer.flush(LAST_SAVE);
    if !is_saved {
        writer.rescue();
    }
    // `eprintln!` would panic again if the terminal has gone.
    let _ = writeln!(io::stderr(), "{}", last_words(&place(info), is_saved, writer, words));
    // Nothing is left to do. In another thread the loop would go on without it.
    signal_hook::low_level::exit(PANICKED);
}

fn last_words(place: &str, is_saved: bool, writer: &Writer, words: &Words) -> String {
    let Some(path) = writer.path() else {
        return say!(words, "store-panic", place = place);
    };
    let path = shown::path(&path);
    if is_saved {
        say!(words, "store-panic-saved", place = place, path = path)
    } else {
        say!(words, "store-panic-unsaved", place = place, path = path)
    }
}

/// The file and line that panicked, without the folders of the machine that built the program.
fn place(info: &PanicHookInfo<'_>) -> String {
    info.location().map_or_else(String::new, |location| {
        let file = Path::new(location.file()).file_name().unwrap_or_default();
        format!("{}:{}", file.to_string_lossy(), location.line())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::draft::Draft;
    use crate::form::{Forms, som};
    use crate::store::{Base, Revision, Store};
    use crate::words::Lang;

    #[test]
    fn the_last_words_say_where_the_text_is() {
        let words = Words::new(Lang::Da);
        let writer =
            Writer::start(Store::new("data".into(), Forms::built_in()), String::new(), Clock::System, drop)
                .expect("a thread");
        assert_eq!(last_words("a.rs:1", true, &writer, &words), "som stoppede ved en fejl (a.rs:1)");
        let draft = Draft::new(som(), chrono::DateTime::UNIX_EPOCH, "mette");
        writer.open("ribe", Base::new(draft, Revision::of(b"")));
        assert_eq!(
            last_words("a.rs:1", true, &writer, &words),
            "som stoppede ved en fejl (a.rs:1). Teksten er gemt i data/drafts/ribe.ron"
        );
        assert!(last_words("a.rs:1", false, &writer, &words).contains("ikke gemt"));
    }
}
