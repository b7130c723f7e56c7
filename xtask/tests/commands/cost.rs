//! `cost`: what is refused. Nothing is measured here, since that takes long and says something of
//! the machine alone.

use crate::support::{Folder, PETS};

#[test]
fn wrong_usage_is_told() {
    let folder = Folder::with_pets();
    folder.write("progenitor", "");
    for (arguments, reason) in [
        (&[][..], "<FILE>"),
        (&["pets.yaml", "--runs", "0"], "0 is not in"),
        (&["pets.yaml", "--format", "markdown"], "'markdown'"),
        (&["no.yaml"], "cannot read no.yaml: no such file"),
        (
            &["pets.yaml", "--peer", "progenitor"],
            "no known generator is called progenitor\n\
            help: --peer takes the path of one of ploidy, openapi-to-rust",
        ),
        (
            &["pets.yaml", "--peer", "a/ploidy"],
            "cannot run the peer a/ploidy: ",
        ),
    ] {
        let run = folder.run(&[&["cost"], arguments].concat());
        assert_eq!(run.status, 2, "{arguments:?}");
        assert!(run.stderr.contains(reason), "{}", run.stderr);
        assert_eq!(run.stdout, "");
    }
    assert!(!folder.path("target").exists());
}

#[test]
fn a_wrong_document_is_told_before_anything_is_built() {
    let folder = Folder::new();
    folder.write("pets.yaml", PETS.replace("schemas/Pet\"", "schemas/Cat\""));
    let run = folder.run(&["cost", "pets.yaml"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("pets.yaml:13:"), "{}", run.stderr);
    assert!(!folder.path("target").exists());
}
