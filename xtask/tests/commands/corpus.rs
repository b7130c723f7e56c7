//! `corpus`: many documents at once.

use crate::support::{Folder, PETS};

fn corpus() -> Folder {
    let folder = Folder::new();
    folder.write("docs/pets.yaml", PETS);
    folder.write("docs/deep/swagger.json", "{\"swagger\": \"1.2\"}");
    folder.write("docs/deep/package.json", "{\"name\": \"no-document\"}");
    folder.write("docs/readme.md", "no document either");
    folder
}

#[test]
fn every_document_has_a_line() {
    let folder = corpus();
    let run = folder.run(&["corpus", "docs"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let lines: Vec<_> = run.stdout.lines().collect();
    assert!(
        lines[1].starts_with("deep/package.json") && lines[1].contains("no document"),
        "{lines:#?}"
    );
    assert!(
        lines[2].starts_with("deep/swagger.json") && lines[2].contains("unsupported"),
        "{lines:#?}"
    );
    assert!(
        lines[3].starts_with("pets.yaml") && lines[3].contains(" ok"),
        "{lines:#?}"
    );
    assert!(
        run.stdout
            .contains("\n3 documents: 1 no document, 1 ok, 1 unsupported; 2 operations, 2 models,")
    );
}

#[test]
fn a_failure_is_told() {
    let folder = corpus();
    folder.write(
        "docs/broken.yaml",
        PETS.replace("schemas/Pet\"", "schemas/Cat\""),
    );
    let run = folder.run(&["corpus", "docs"]);
    assert_eq!(run.status, 1);
    assert!(run.stdout.contains("errors"), "{}", run.stdout);
    assert!(
        run.stderr.contains("docs/broken.yaml:13:"),
        "{}",
        run.stderr
    );
    assert_eq!(
        folder.run(&["corpus", "docs", "--filter", "deep/"]).status,
        0
    );
}

#[test]
fn expected_results_are_a_ratchet() {
    let folder = corpus();
    folder.write(
        "docs/broken.yaml",
        PETS.replace("schemas/Pet\"", "schemas/Cat\""),
    );
    let compare = ["corpus", "docs", "--expect", "expected.toml"];
    assert_eq!(folder.run(&compare).status, 2);
    assert_eq!(folder.run(&[&compare[..], &["--bless"]].concat()).status, 0);
    insta::assert_snapshot!(folder.read("expected.toml"));
    assert_eq!(folder.run(&compare).status, 0);

    folder.write("docs/broken.yaml", PETS);
    let run = folder.run(&compare);
    assert_eq!(run.status, 1);
    assert!(
        run.stdout
            .contains("\nbroken.yaml\n  - { result = \"errors\""),
        "{}",
        run.stdout
    );
}

#[test]
fn what_was_built_is_no_document() {
    let folder = corpus();
    folder.write("docs/target/corpus/target/debug/built.json", "{}");
    folder.write("docs/target/mine.json", "{}");
    let run = folder.run_in("docs", &["corpus", "."]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(!run.stdout.contains("built.json"), "{}", run.stdout);
    assert!(run.stdout.contains("target/mine.json"), "{}", run.stdout);
}

#[test]
fn a_sample_is_smaller() {
    let folder = Folder::new();
    for number in 0..20 {
        folder.write(&format!("docs/{number}.yaml"), PETS);
    }
    let run = folder.run(&["corpus", "docs", "--sample", "5"]);
    assert!(
        run.stdout.contains("\n5 documents: 5 ok;"),
        "{}",
        run.stdout
    );
}
