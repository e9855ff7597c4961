//! What happens to whole drafts, for `cargo bench`: their files, merging, documents.

use divan::{Bencher, black_box};
use som::draft::merge::merge;
use som::draft::{Draft, codec};
use som::export::{Exporter, Submission};
use som::form::{FieldId, Forms, som};

fn main() {
    divan::main();
}

/// The filled draft that comes with the program.
fn example() -> Draft {
    codec::parse(include_str!("../drafts/eksempel.ron"), &Forms::built_in()).expect("a draft")
}

#[divan::bench]
fn ron_read(bencher: Bencher<'_, '_>) {
    let text = include_str!("../drafts/eksempel.ron");
    bencher.bench_local(|| codec::parse(black_box(text), &Forms::built_in()));
}

#[divan::bench]
fn ron_written(bencher: Bencher<'_, '_>) {
    let draft = example();
    bencher.bench_local(|| codec::to_ron(black_box(&draft), som()));
}

/// Two people's changes to one answer.
#[divan::bench]
fn merged(bencher: Bencher<'_, '_>) {
    let (base, field) = (example(), FieldId::new("motivation"));
    let [mut ours, mut theirs] = [base.clone(), base.clone()];
    ours.set_answer(&field, format!("Vores afsnit.\n{}", base.answer(&field)));
    theirs.set_answer(&field, format!("{}\nDeres afsnit.", base.answer(&field)));
    bencher.bench_local(|| merge(som(), black_box(&base), &ours, &theirs));
}

#[divan::bench(args = ["docx", "pdf", "eml", "txt"])]
fn exported(bencher: Bencher<'_, '_>, format: &str) {
    let draft = example();
    let submission = Submission::of(som(), &draft, draft.changed, false);
    let exporter = Exporter::named(format).expect("a format");
    bencher.bench_local(|| exporter.export(black_box(&submission)));
}
