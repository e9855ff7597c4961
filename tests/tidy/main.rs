//! The house's walls, held by reading the sources: who may know whom, told by what is absent. Each wall says why it
//! stands. Tests inside the sources (`mod tests`) may look over the walls.

mod forms;
mod imports;
mod names;

use std::path::{Path, PathBuf};

/// A part of the house and what must not be found in it.
struct Wall {
    /// Files or folders below `src/`; a module is its file and its folder.
    inside: &'static [&'static str],
    /// Those below that may all the same.
    but: &'static [&'static str],
    /// What is not to be found.
    absent: &'static [&'static str],
    /// Why.
    why: &'static str,
}

const FILES: &[&str] = &["std::fs", "File::open", "tempfile::", "rustix::fs", "crate::store", "crate::cli"];
const CLOCK: &[&str] =
    &["std::time::Instant", "SystemTime", "Utc::now", "Local::now", "crate::clock", "Clock::System"];
const TERMINAL: &[&str] = &["crossterm", "ratatui", "std::io::stdout", "std::io::stdin", "crate::tui"];
const PURE: &[&str] = &[
    "form",
    "draft",
    "event",
    "calendar",
    "page",
    "roundtrip",
    "export",
    "import",
    "formats",
    "words",
    "shown",
    "spelling",
    "clean",
];

const WALLS: &[Wall] = &[
    Wall {
        inside: PURE,
        but: &[],
        absent: FILES,
        why: "what a form, a draft or a page is can be tested without a disk, and can't lose anything on one",
    },
    Wall {
        inside: PURE,
        but: &[],
        absent: CLOCK,
        why: "time is an argument, so that every countdown can be asked about every instant",
    },
    Wall {
        inside: PURE,
        but: &[],
        absent: TERMINAL,
        why: "the same form is filled on a screen, from a script and by plain questions",
    },
    Wall {
        inside: &["tui"],
        but: &["tui/runtime"],
        absent: &["std::fs", "File::open", "tempfile::", "rustix::fs", "std::process", "std::env"],
        why: "effects are data: only the runtime does anything, and the model is tested without a disk",
    },
    Wall {
        inside: &["tui"],
        but: &["tui/runtime"],
        absent: &["std::time::Instant", "SystemTime", "Utc::now", "Local::now", "crate::clock"],
        why: "time comes in as a message, so that an idle screen sleeps and a test never waits",
    },
    Wall {
        inside: &["."],
        but: &["tui/keys", "tui/message", "tui/runtime"],
        absent: &["KeyCode", "KeyModifiers"],
        why: "one table of keys gives dispatch, footer, help and docs/reference.md: a key named elsewhere is in none of them",
    },
    Wall {
        inside: &["."],
        // Keys pass through the router.
        but: &["tui/keys", "tui/app", "tui/message", "tui/runtime"],
        absent: &["KeyEvent"],
        why: "a screen is told what a key means, so that its keys stand in the table",
    },
    Wall {
        inside: &["."],
        but: &["store", "tui/runtime"],
        absent: &[
            "fs::write",
            "File::create",
            "OpenOptions",
            "fs::rename",
            "fs::remove",
            "fs::create_dir",
            "fs::copy",
        ],
        why: "only the store writes: whole or not at all, and never over someone else's text",
    },
    Wall {
        inside: &["."],
        but: &["clock"],
        absent: &["Utc::now", "Local::now", "Instant::now", "SystemTime::now"],
        why: "one clock, so that `--now` stops all of it",
    },
    Wall {
        inside: &["."],
        // The second is in no build that anyone uses.
        but: &["cli/environment", "take_out", "main"],
        absent: &["env::var", "env::vars"],
        why: "what the environment can change is read, and can be read about, in one place",
    },
    Wall {
        inside: &["."],
        but: &["cli/output", "tui/runtime", "main"],
        absent: &["println!", "eprintln!", "print!(", "io::stdout", "io::stderr"],
        why: "what is printed passes one place, so that no text steers the terminal",
    },
    Wall {
        inside: &["store"],
        // The writer answers the screen program in its own messages; own events are no drafts.
        but: &["store/writer", "store/own_events"],
        absent: &["crate::tui", "crate::cli", "crate::event", "crate::page", "crate::export", "crossterm"],
        why: "what a draft says, and who looks at it, is none of the files' business",
    },
    Wall {
        inside: &["tui"],
        but: &[],
        absent: &["crate::cli"],
        why: "the command line starts the screen, never the other way round",
    },
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The Rust files below these folders, by their paths from the root, with their text.
#[expect(clippy::disallowed_methods, reason = "these tests read the program's own source")]
fn sources(folders: &[&str]) -> Vec<(String, String)> {
    let mut paths = Vec::new();
    for folder in folders {
        rust_files(&root().join(folder), &mut paths);
    }
    paths.sort();
    let named = |path: PathBuf| {
        let name = path.strip_prefix(root()).expect("it is below the root").to_string_lossy().into_owned();
        (name, std::fs::read_to_string(&path).expect("a source is text"))
    };
    paths.into_iter().map(named).collect()
}

/// Whether a file below `src/` belongs to a module: is its file, or in its folder.
fn is_of(file: &str, module: &str) -> bool {
    let file = file.trim_start_matches("src/");
    module == "." || file == format!("{module}.rs") || file.starts_with(&format!("{module}/"))
}

fn is_test_file(file: &str) -> bool {
    file.ends_with("/tests.rs") || file.contains("/tests/")
}

/// The lines that are code of the program: no comments, nothing from the unit tests at the foot.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let numbered = text.lines().enumerate().map(|(index, line)| (index + 1, line));
    numbered
        .take_while(|(_, line)| !line.starts_with("mod tests {"))
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
}

/// Where a file looks over a wall, in sentences.
fn holes(file: &str, text: &str) -> Vec<String> {
    let walls = WALLS.iter().filter(|wall| {
        let is_of = |modules: &[&str]| modules.iter().any(|module| is_of(file, module));
        is_of(wall.inside) && !is_of(wall.but)
    });
    let mut holes = Vec::new();
    for wall in walls {
        for (number, line) in code(text) {
            for absent in wall.absent.iter().filter(|absent| line.contains(**absent)) {
                holes.push(format!("{file}:{number} names {absent}; but {}", wall.why));
            }
        }
    }
    holes
}

#[test]
fn the_walls_stand() {
    let sources = sources(&["src"]);
    let files = sources.iter().filter(|(file, _)| !is_test_file(file));
    let holes: Vec<String> = files.flat_map(|(file, text)| holes(file, text)).collect();
    assert!(holes.is_empty(), "\n{}", holes.join("\n"));
}

#[test]
fn a_hole_in_a_wall_is_found() {
    assert_eq!(holes("src/form/kind/fax.rs", "use crate::store::Store;\n").len(), 1);
    assert_eq!(holes("src/page.rs", "let now = Utc::now();\n").len(), 2);
    assert_eq!(holes("src/tui/screen/start.rs", "KeyCode::F(1)").len(), 1);
    assert_eq!(holes("src/tui/keys.rs", "KeyCode::F(1)").len(), 0);
    assert_eq!(holes("src/form.rs", "// not crate::store\nmod tests {\nuse crate::store;\n").len(), 0);
}

#[test]
fn every_wall_names_modules_that_exist() {
    // These are written later; their walls are there before them.
    let later = ["import"];
    let files = sources(&["src"]);
    for module in WALLS.iter().flat_map(|wall| wall.inside.iter().chain(wall.but)) {
        let exists = files.iter().any(|(file, _)| is_of(file, module));
        assert!(exists || later.contains(module), "{module}");
    }
}

#[test]
fn nothing_is_left_for_later() {
    // In two halves, so that this file doesn't find itself.
    let marks =
        [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("todo", "!("), concat!("unimplemented", "!(")];
    for (file, text) in sources(&["src", "tests"]) {
        for mark in marks {
            assert!(!text.contains(mark), "{file} holds {mark}: finish it, or open an issue");
        }
    }
}

#[test]
fn a_file_has_one_subject_and_at_most_450_lines() {
    let mut long = Vec::new();
    for (file, text) in sources(&["src", "tests"]) {
        // Tests are lists of cases, and the widths are numbers that a program has written.
        let most = if is_test_file(&file) { 500 } else { 450 };
        let lines = text.lines().take_while(|line| !line.starts_with("mod tests {")).count();
        if file != "src/page/widths.rs" && lines > most {
            long.push(format!("{file} has {lines} lines: it holds two subjects"));
        }
    }
    assert!(long.is_empty(), "\n{}", long.join("\n"));
}

#[test]
fn a_lint_is_silenced_with_a_reason() {
    let bare = [concat!("#[al", "low("), concat!("#![al", "low(")];
    for (file, text) in sources(&["src", "tests"]) {
        assert!(!bare.iter().any(|bare| text.contains(bare)), "{file}: use expect, with a reason");
        for part in text.split(concat!("#[ex", "pect(")).skip(1) {
            let attribute = part.split(")]").next().unwrap_or_default();
            assert!(attribute.contains("reason = "), "{file}: {attribute} gives no reason");
        }
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    for (file, text) in sources(&["src", "tests"]).iter().filter(|(file, _)| !is_test_file(file)) {
        assert!(text.starts_with("//!"), "{file} begins without a word on what it is for");
    }
}
