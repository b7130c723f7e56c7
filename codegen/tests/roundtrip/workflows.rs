//! Operations that are called several times for one purpose, in the forms that the project's own
//! document does not have.

use crate::models::Job;
use crate::runtime::{Challenged, Client, Finished, Nullable};
use serde_json::{Value, json};
use std::time::Duration;
use wiremock::matchers::{any, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

async fn serving(answers: &[(&str, u16, Value)]) -> (MockServer, Client) {
    let server = MockServer::builder().start().await;
    for (place, status, body) in answers {
        let template = match body.as_str() {
            Some(text) => ResponseTemplate::new(*status).set_body_string(text),
            None => ResponseTemplate::new(*status).set_body_json(body),
        };
        let mock = match *place {
            "" => Mock::given(any()),
            place => Mock::given(path(place)),
        };
        let mock = mock.respond_with(template).up_to_n_times(1);
        mock.mount(&server).await;
    }
    let client = Client::builder().base_url(server.uri()).build().unwrap();
    (server, client)
}

#[tokio::test]
async fn a_question_may_be_a_text_and_its_answer_nullable() {
    let answers = [
        ("/jobs", 409, json!("Sure?")),
        ("/jobs", 201, json!({ "answer": "yes" })),
    ];
    let (server, client) = serving(&answers).await;
    let call = client
        .untagged()
        .start_job_with_challenges("a b", Job::new());
    let Ok(Challenged::Asked(challenge)) = call.await else {
        panic!("expected a question");
    };
    assert_eq!(challenge.question(), "Sure?");
    let Ok(Challenged::Done(job)) = challenge.answer("yes").await else {
        panic!("expected a job");
    };
    assert_eq!(job.answer, Nullable::Value("yes".to_owned()));
    for (request, body) in server
        .received_requests()
        .await
        .unwrap()
        .iter()
        .zip(["{}", r#"{"answer":"yes"}"#])
    {
        assert_eq!(request.url.query(), Some("queue=a%20b"));
        assert_eq!(request.body, body.as_bytes());
    }
}

#[tokio::test]
async fn an_end_is_known_by_all_that_is_said_of_success() {
    type Kind = fn(Job) -> Finished<Job>;
    let run = |state: &str, result: Value| json!({ "run": { "state": state, "result": result } });
    let ends: [(Value, Kind); 6] = [
        (run("done", json!("fine")), Finished::Succeeded),
        (run("done", json!("empty")), Finished::Failed),
        (run("done", json!("odd")), Finished::Unknown),
        (run("done", Value::Null), Finished::Unknown),
        (run("broken", json!("fine")), Finished::Failed),
        (run("broken", Value::Null), Finished::Failed),
    ];
    for (end, kind) in ends {
        let answers = [
            ("", 200, json!({})),
            ("", 200, json!({ "run": null })),
            ("", 200, run("running", Value::Null)),
            ("", 200, end.clone()),
        ];
        let (_server, client) = serving(&answers).await;
        let wait = client.untagged().read_job("one").wait_until_ready();
        let finished = wait.interval(Duration::ZERO).await.unwrap();
        assert_eq!(finished.clone(), kind(finished.into_value()), "{end}");
    }
}

#[tokio::test]
async fn answers_that_are_lists_are_joined() {
    let answers = [
        (
            "/jobs/a,b,c",
            200,
            json!([{ "answer": "1" }, { "answer": "2" }]),
        ),
        ("/jobs/d,e", 200, json!([{ "answer": "3" }])),
    ];
    let (_server, client) = serving(&answers).await;
    let names = ["a", "b", "a", "c", "d", "e", "e"];
    let jobs = client.untagged().read_jobs_in_chunks(names).await.unwrap();
    let answers = jobs.into_iter().map(|job| job.answer.value().cloned());
    assert!(answers.eq(["1", "2", "3"].map(|text| Some(text.to_owned()))));
    let error = client.untagged().read_jobs_in_chunks(["A"]).await;
    let told = error.unwrap_err().to_string();
    assert!(told.contains("`names[0]` must match"), "{told}");
}

/// The document sets no lower limit here; an empty list is refused all the same.
#[tokio::test]
#[allow(deprecated, reason = "the operation is")]
async fn lists_may_be_absent_and_empty_ones_are_refused() {
    let answers = [
        ("", 200, json!({})),
        ("", 200, json!({ "jobs": [{}] })),
        ("", 200, json!({ "jobs": null })),
        ("", 200, json!({ "jobs": [{}, {}] })),
    ];
    let (_server, client) = serving(&answers).await;
    let types = (0..35).map(|number| number.to_string());
    let found = client
        .untagged()
        .find_jobs_in_chunks("q", types)
        .await
        .unwrap();
    assert_eq!(found.jobs.map(|jobs| jobs.len()), Some(3));
    let none: [&str; 0] = [];
    let error = client.untagged().find_jobs_in_chunks("q", none).await;
    let told = "`findJobs` was not sent: `type` must have at least 1 items";
    assert_eq!(error.unwrap_err().to_string(), told);
}
