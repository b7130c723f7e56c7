//! Operations, their parameters, bodies and answers.

super::table! {
    CALLS
    OPERATION_ADDED "operation-added" Compatible Compatible
        "Nobody calls it yet."
        "Nothing has to be done."
    OPERATION_GONE "operation-gone" Breaking Breaking
        "Servers need not answer it any more, and its method is gone."
        "Do without it before the old server is switched off."
    OPERATION_MOVED "operation-moved" Breaking None
        "The old client calls a path or method that servers need not answer any more."
        "Take the new client; the code stays as it is."
    FIXED_QUERY_CHANGED "fixed-query-changed" Breaking None
        "The old client sends another query than the server expects."
        "Take the new client; the code stays as it is."
    OPERATION_SERVER_CHANGED "operation-server-changed" Breaking None
        "The old client sends the call to another server."
        "Take the new client, and check what a base URL of your own leads to."
    RETRY_CHANGED "retry-changed" Compatible Compatible
        "Whether a failed call is sent again by itself follows from its method."
        "Check your own retries."
    HELPER_ADDED "helper-added" Compatible Compatible
        "A method that makes several calls is there for who wants it."
        "Nothing has to be done."
    HELPER_GONE "helper-gone" None Breaking
        "What the method rested on is no longer in the document."
        "Make the calls one by one."
    SECURITY_TIGHTENED "security-tightened" Breaking None
        "Credentials that sufficed before are refused."
        "Give the client the credential that is needed now."
    SECURITY_RELAXED "security-relaxed" Compatible None
        "Credentials that sufficed before still do."
        "Nothing has to be done."
    PARAMETER_ADDED "parameter-added" Compatible Compatible
        "It is optional, and has a setter of its own."
        "Nothing has to be done."
    REQUIRED_PARAMETER_ADDED "required-parameter-added" Breaking Breaking
        "Calls without it are refused, and the method has one more argument."
        "Pass it."
    PARAMETER_GONE "parameter-gone" Breaking Breaking
        "The server ignores or refuses it, and its argument or setter is gone."
        "Remove it from your calls, and check that you can do without."
    PARAMETER_MOVED "parameter-moved" Breaking Breaking
        "The server looks for it in another part of the request."
        "Take the new client; the code stays as it is where it compiles."
    PARAMETER_REQUIRED "parameter-required" Breaking Breaking
        "Calls without it are refused, and it is an argument instead of a setter."
        "Pass it to the method instead of its setter."
    PARAMETER_OPTIONAL "parameter-optional" Compatible Breaking
        "It is a setter instead of an argument."
        "Pass it to its setter instead of the method."
    PARAMETER_TYPE "parameter-type-changed" Breaking Breaking
        "Its values are others."
        "Pass a value of the new type."
    PARAMETER_STYLE "parameter-style-changed" Breaking None
        "The server reads another notation than the old client writes."
        "Take the new client; the code stays as it is."
    ARGUMENTS_REORDERED "arguments-reordered" None Breaking
        "Arguments have no names where they are given."
        "Pass them in the new order."
    BODY_ADDED "body-added" Compatible Compatible
        "It is optional, and has a setter of its own."
        "Nothing has to be done."
    REQUIRED_BODY_ADDED "required-body-added" Breaking Breaking
        "Calls without it are refused, and the method has one more argument."
        "Pass it."
    BODY_GONE "body-gone" Breaking Breaking
        "The server does not take it any more, and its argument or setter is gone."
        "Remove it from your calls, and check that you can do without."
    BODY_REQUIRED "body-required" Breaking Breaking
        "Calls without it are refused, and it is an argument instead of a setter."
        "Pass it to the method instead of its setter."
    BODY_OPTIONAL "body-optional" Compatible Breaking
        "It is a setter instead of an argument."
        "Pass it to its setter instead of the method."
    BODY_TYPE "body-type-changed" Breaking Breaking
        "What is sent is another type."
        "Pass a value of the new type."
    BODY_MEDIA_TYPE "body-media-type-changed" Breaking None
        "The server need not take the media type that the old client sends."
        "Take the new client; the code stays as it is."
    BODY_STYLE "body-style-changed" Breaking None
        "The server reads another notation than the old client writes."
        "Take the new client; the code stays as it is."
    BODY_WAY_ADDED "body-way-added" Compatible Compatible
        "The body may be sent in one more way."
        "Nothing has to be done."
    BODY_WAY_GONE "body-way-gone" Breaking Breaking
        "The server does not take this media type any more, or it has no method of its own."
        "Send the body in another of its media types."
    ANSWER_SHAPE "answer-shape-changed" None Breaking
        "The method returns another kind of value."
        "Read the new value; where it is an enum, match on it."
    ANSWER_ADDED "answer-added" Breaking None
        "An old client that does not know a success takes it for an error."
        "Take the new client before the server answers so."
    ANSWER_GONE "answer-gone" None Breaking
        "The server does not answer so any more."
        "Remove the code that reads it."
    ANSWER_TYPE "answer-type-changed" Breaking Breaking
        "The answer is another type than the old client reads."
        "Read a value of the new type."
    ANSWER_FRAMING "answer-framing-changed" Breaking None
        "The old client cuts the stream into items at the wrong places."
        "Take the new client; the code stays as it is."
    READING_ADDED "reading-added" Compatible Compatible
        "The answer may be asked for in one more media type."
        "Nothing has to be done."
    READING_GONE "reading-gone" Breaking Breaking
        "The server does not offer this media type any more."
        "Ask for another media type."
    ERROR_ADDED "error-added" Compatible Compatible
        "Enums of errors are open."
        "Handle it where it matters."
    ERROR_GONE "error-gone" None Breaking
        "The variant of the error is gone."
        "Remove the arm that matches it."
    ERROR_TYPE "error-type-changed" Breaking Breaking
        "The error carries another type than the old client reads."
        "Read a value of the new type."
}
