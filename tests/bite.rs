//! Do the tests bite? Each part that the promises rest on is taken out, one at a time, and a test that is there for it
//! must fail; with nothing taken out the same test passes.
//!
//! `cargo test --features take-out --test bite`

use std::process::{Command, Output, Stdio};

use clap::ValueEnum;
use som::take_out::Safeguard;

/// The test that misses a part: the arguments of `cargo test`.
fn guard(part: Safeguard) -> &'static [&'static str] {
    match part {
        Safeguard::Sync | Safeguard::FolderSync => &["--lib", "store::tests::power"],
        Safeguard::HashCheck => &["--lib", "a_save_between_our_look_and_our_rename_is_kept_too"],
        Safeguard::Lock => &["--lib", "a_save_waits_for_another"],
        Safeguard::Sanitiser => &["--lib", "shown"],
        Safeguard::FolderPlace => &["--lib", "a_folder_that_goes_away_gets_its_text_once_it_is_back"],
        Safeguard::Failed => &["--lib", "what_was_told_as_failed_never_happens_later"],
        Safeguard::VersionId => {
            &["--lib", "the_version_that_was_found_is_restored_whatever_is_saved_meanwhile"]
        }
        Safeguard::VersionOrder => &["--lib", "versions_come_in_the_order_in_which_they_were_kept"],
        Safeguard::Watchdog => &["--test", "pty", "a_signal_saves_and_gives_the_terminal_back"],
    }
}

fn name(part: Safeguard) -> String {
    part.to_possible_value().expect("each has a name").get_name().to_owned()
}

/// Runs a test as `cargo test` does, with a part taken out.
fn run(guard: &[&str], part: Option<Safeguard>) -> Output {
    #[expect(clippy::disallowed_methods, reason = "this test runs other tests")]
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["test", "--locked", "--features", "take-out"]).args(guard);
    cargo.current_dir(env!("CARGO_MANIFEST_DIR")).stdin(Stdio::null());
    match part {
        Some(part) => cargo.env("SOM_TAKE_OUT", name(part)),
        None => cargo.env_remove("SOM_TAKE_OUT"),
    };
    cargo.output().expect("cargo runs")
}

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[test]
fn every_part_that_is_taken_out_is_missed_by_a_test() {
    for part in Safeguard::value_variants().iter().copied() {
        let guard = guard(part);
        let whole = text(&run(guard, None));
        assert!(whole.contains("test result: ok") && !whole.contains(" 0 passed"), "{part:?}:\n{whole}");
        let without = run(guard, Some(part));
        let told = text(&without);
        assert!(!without.status.success(), "nothing misses {part:?}:\n{told}");
        assert!(told.contains("test result: FAILED"), "{part:?}: the test did not run:\n{told}");
        eprintln!("{}: missed", name(part));
    }
}
