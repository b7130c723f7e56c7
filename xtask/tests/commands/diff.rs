//! `cargo xtask diff`: forms, exit status and usage.

use crate::support::{Folder, PETS};

/// The small document, and one in which a property is required, an operation is gone and another
/// one, whose id would be markup and commands, is new.
fn folder() -> Folder {
    let folder = Folder::with_pets();
    let new = PETS
        .replace("required: [name]", "required: [name, tag]")
        .replace(
            "name: { type: string }",
            "name: { type: integer }\n        tag: { type: string }",
        )
        .replace("/owners:", "\"/<b>|@all::error::%0A\":")
        .replace("listOwners", "listMore");
    folder.write("new.yaml", new);
    folder
}

#[test]
fn the_forms() {
    let folder = folder();
    for format in ["text", "markdown", "json", "github"] {
        let run = folder.run(&["diff", "pets.yaml", "new.yaml", "--format", format]);
        insta::assert_snapshot!(format!("diff_{format}"), run.shown());
    }
}

/// Names of a document can close what they stand in, and turn text around.
#[test]
fn names_are_no_markup() {
    let folder = Folder::with_pets();
    let name = r#""[click](https://evil.example) ![i](https://evil.example/p.png) `</code> *a* _b_ \u202e\u200b\e[31m\n::error::x""#;
    let new = PETS
        .replace(
            "name: { type: string }",
            &format!("name: {{ type: string }}\n        {name}: {{}}"),
        )
        .replace("/owners:", r#""/`@all`\n::error::":"#);
    folder.write("new.yaml", new);
    for format in ["text", "markdown", "github"] {
        let run = folder.run(&["diff", "pets.yaml", "new.yaml", "--format", format]);
        insta::assert_snapshot!(format!("diff_names_{format}"), run.shown());
    }
}

#[test]
fn the_exit_status_tells_of_breaking_changes() {
    let folder = folder();
    let status = |arguments: &[&str]| folder.run(&[&["diff"], arguments].concat()).status;
    assert_eq!(status(&["pets.yaml", "pets.yaml"]), 0);
    assert_eq!(status(&["pets.yaml", "new.yaml"]), 1);
    assert_eq!(status(&["pets.yaml", "new.yaml", "--fail-on", "none"]), 0);
    let added = PETS.replace(
        "name: { type: string }",
        "name: { type: string }\n        tag: {}",
    );
    folder.write("added.yaml", added);
    assert_eq!(status(&["pets.yaml", "added.yaml"]), 0);
    assert_eq!(status(&["pets.yaml", "new.yaml", "--tag", "Pets"]), 1);
}

#[test]
fn a_wrong_document_is_told_like_one_of_gen() {
    let folder = Folder::with_pets();
    folder.write(
        "new.yaml",
        PETS.replace("type: array, items", "type: arry, items"),
    );
    insta::assert_snapshot!(folder.run(&["diff", "pets.yaml", "new.yaml"]).shown());
}

#[test]
fn wrong_usage() {
    let folder = folder();
    for arguments in [
        &["diff"][..],
        &["diff", "pets.yaml"],
        &["diff", "pets.yaml", "none.yaml"],
        &["diff", "pets.yaml", "new.yaml", "--base", "HEAD"],
        &["diff", "pets.yaml", "new.yaml", "--config", "codegen.toml"],
        &["diff", "--base", "HEAD", "--tag", "Pets"],
        &["diff", "--base", "HEAD", "--operation", "listPets"],
        &["diff", "--base", "HEAD", "--overlay", "pets.yaml"],
        &["diff", "--base", "HEAD"],
    ] {
        let run = folder.run(arguments);
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{arguments:?}");
    }
}

#[test]
fn a_wrong_document_has_a_status_of_its_own() {
    let folder = folder();
    folder.write("wrong.yaml", PETS.replace("schemas/Pet\"", "schemas/Cat\""));
    folder.write("no.yaml", "openapi: [\n");
    for wrong in ["wrong.yaml", "no.yaml"] {
        assert_eq!(folder.run(&["diff", "pets.yaml", wrong]).status, 3);
        assert_eq!(folder.run(&["diff", wrong, "pets.yaml"]).status, 3);
        let lenient = ["diff", "pets.yaml", wrong, "--fail-on", "none"];
        assert_eq!(folder.run(&lenient).status, 3);
    }
}
