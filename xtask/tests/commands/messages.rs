//! What a person reads when something is wrong, and when they ask.

use std::fmt::Write as _;

use crate::support::{Folder, PETS};

#[test]
fn all_faults_are_told_at_once() {
    let folder = Folder::new();
    let broken = PETS
        .replace("schemas/Pet\"", "schemas/Cat\"")
        .replace("schemas/Owner\"", "schemas/Ownr\"")
        .replace(
            "operationId: listOwners",
            "operationId: listOwners\n      parameters: [{ name: a, in: body }, 7]",
        );
    folder.write("pets.yaml", broken);
    insta::assert_snapshot!(folder.generate(&[]).shown());
}

#[test]
fn a_selector_that_selects_nothing_is_told_with_its_neighbour() {
    let folder = Folder::with_pets();
    insta::assert_snapshot!(
        folder
            .generate(&["--tag", "Pest", "--operation", "listPet"])
            .shown()
    );
}

#[test]
fn many_warnings_of_a_kind_are_folded() {
    let folder = Folder::new();
    let fields: Vec<_> = (0..40).map(|number| format!("wheel{number}: 1")).collect();
    let fields = fields.join(", ");
    folder.write(
        "pets.yaml",
        PETS.replace("type: array,", &format!("type: array, {fields},")),
    );
    let few = folder.generate(&[]);
    assert_eq!(
        few.stderr.matches("warning[W0201]").count(),
        5,
        "{}",
        few.stderr
    );
    assert!(
        few.stderr
            .contains("\n… 35 more W0201 (an unknown field)\n"),
        "{}",
        few.stderr
    );
    assert!(
        few.stdout.contains(", 40 warnings in 1 kind → "),
        "{}",
        few.stdout
    );
    let all = folder.generate(&["--all-warnings"]);
    assert_eq!(all.stderr.matches("warning[W0201]").count(), 40);
    let none = folder.generate(&["--quiet"]);
    assert_eq!(
        (none.status, none.stdout.as_str(), none.stderr.as_str()),
        (0, "", "")
    );
}

#[test]
fn unusable_files_are_told() {
    let folder = Folder::with_pets();
    folder.write("latin1.yaml", b"openapi: 3.0.3\ninfo: { title: Caf\xe9 }\n");
    folder.write("utf16.yaml", b"\xff\xfeo\0p\0");
    folder.write("empty.yaml", "");
    folder.write("swagger.json", "{\"swagger\": \"1.2\"}");
    let mut shown = String::new();
    for file in [
        "no.yaml",
        ".",
        "latin1.yaml",
        "utf16.yaml",
        "empty.yaml",
        "swagger.json",
    ] {
        let run = folder.run(&["gen", "--spec", file, "--out", "client"]);
        writeln!(shown, "=== {file}\n{}\n", run.shown()).unwrap();
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn other_files_are_read_from_the_folder_of_the_document_alone() {
    let folder = Folder::new();
    folder.write("secret.yaml", "type: string\n");
    folder.write(
        "api/parts/pet.yaml",
        "type: object\nproperties: { name: { type: string } }\n",
    );
    let document =
        |file: &str| PETS.replace("\"#/components/schemas/Pet\"", &format!("\"{file}\""));
    folder.write("api/good.yaml", document("parts/pet.yaml"));
    folder.write("api/above.yaml", document("../secret.yaml"));
    assert_eq!(
        folder
            .run(&["gen", "--spec", "api/good.yaml", "--out", "good"])
            .status,
        0
    );
    assert_eq!(
        folder
            .run(&["gen", "--spec", "api/above.yaml", "--out", "above"])
            .status,
        1
    );
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(folder.path("secret.yaml"), folder.path("api/link.yaml"))
            .unwrap();
        folder.write("api/linked.yaml", document("link.yaml"));
        let run = folder.run(&["gen", "--spec", "api/linked.yaml", "--out", "linked"]);
        assert_eq!(run.status, 1);
        assert!(
            run.stderr
                .contains("a symbolic link leads out of the folder"),
            "{}",
            run.stderr
        );
    }
}

#[test]
fn wrong_usage_has_a_status_of_its_own() {
    let folder = Folder::with_pets();
    for wrong in [
        &["gen", "--spec", "pets.yaml"][..],
        &["gen", "--out", "client"],
        &["gen", "--tag", "Pets"],
        &[
            "gen",
            "--config",
            "a.toml",
            "--spec",
            "pets.yaml",
            "--out",
            "client",
        ],
        &["gen", "--color", "sometimes"],
        &["generate"],
        &["show", "tokens"],
        &["show", "model", "nowhere", "--spec", "pets.yaml"],
        &["explain", "E9999"],
        &["corpus", "nowhere"],
        &[],
    ] {
        let run = folder.run(wrong);
        assert_eq!(run.status, 2, "{wrong:?}");
        assert!(run.stdout.is_empty() && !run.stderr.is_empty(), "{wrong:?}");
    }
}

#[test]
fn colours_are_for_those_who_want_them() {
    let folder = Folder::with_pets();
    let broken = ["--operation", "nothing"];
    assert!(!folder.generate(&broken).stderr.contains('\u{1b}'));
    assert!(
        folder
            .generate(&[&broken[..], &["--color", "always"]].concat())
            .stderr
            .contains('\u{1b}')
    );
}

#[test]
fn codes_are_explained() {
    let folder = Folder::new();
    let run = folder.run(&["explain", "w0209"]);
    assert!(
        run.stdout
            .starts_with("W0209: two paths with the same template\n\n"),
        "{}",
        run.stdout
    );
    let run = folder.run(&["explain", "W02O9"]);
    assert!(
        run.stderr.contains("help: did you mean `W0209`"),
        "{}",
        run.stderr
    );
    let run = folder.run(&["explain"]);
    assert!(
        run.stdout.lines().count() > 30 && run.stdout.contains("\nE0103  a key occurs twice\n")
    );
}

#[test]
fn every_command_has_help() {
    let folder = Folder::new();
    let mut shown = String::new();
    for command in ["", "gen", "diff", "show", "explain", "corpus", "cost", "ci"] {
        let arguments: Vec<_> = [command, "--help"]
            .into_iter()
            .filter(|it| !it.is_empty())
            .collect();
        let run = folder.run(&arguments);
        assert_eq!(run.status, 0);
        writeln!(shown, "=== {command}\n{}", run.stdout).unwrap();
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn stages_are_shown() {
    let folder = Folder::with_pets();
    let show = |stage, place| {
        let run = folder.run(&["show", stage, place, "--spec", "pets.yaml"]);
        assert_eq!(run.status, 0, "{}", run.stderr);
        run.stdout
    };
    insta::assert_snapshot!(show("document", "/components/schemas/Owner"));
    assert!(show("normal", "/components").starts_with("#/components/schemas/"));
    assert!(show("model", "#/paths/~1pets").starts_with("#/paths/~1pets/get\nOperation {"));
    assert!(show("names", "/components/schemas/Pet").contains("ident: \"Pet\""));
    assert!(show("emit", "src/models/pet.rs").starts_with("==> src/models/pet.rs <==\n"));
}
