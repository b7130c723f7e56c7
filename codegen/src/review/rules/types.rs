//! Declared types and what they are made of.

super::table! {
    TYPES
    RENAMED "renamed" None Breaking
        "The name in Rust is another."
        "Use the new name, or write the old one into api.lock."
    DEPRECATED "deprecated" None Compatible
        "Its use is a warning of the compiler."
        "Plan to do without it."
    TYPE_ADDED "type-added" Compatible Compatible
        "Nobody uses it yet."
        "Nothing has to be done."
    TYPE_GONE "type-gone" None Breaking
        "Code that names it does not compile."
        "Use the type that stands in its place."
    TYPE_KIND "type-kind-changed" None Breaking
        "It is made and read in another way."
        "Make and read it in the new way."
    INNER_TYPE "inner-type-changed" Breaking Breaking
        "What it stands for is another type."
        "Use a value of the new type."
    TYPE_NOT_COMPARED "type-not-compared" Breaking None
        "It stands in more places than can be compared."
        "Compare the uses of this type yourself."
    CONSTRUCTOR_GONE "constructor-gone" None Breaking
        "The type is only received now."
        "Make such values with serde in tests; requests do not need them."
    DEFAULT_GONE "default-gone" None Breaking
        "A required property has no value by default."
        "Make the value with `new`."
    PROPERTY_ADDED "property-added" Compatible Compatible
        "Structs are open, and old clients ignore what they do not know."
        "Nothing has to be done."
    REQUIRED_PROPERTY_ADDED "required-property-added" Breaking Breaking
        "Requests without it are refused."
        "Set it, where `new` does not ask for it or send it by itself."
    PROPERTY_GONE "property-gone" Breaking Breaking
        "The server refuses or ignores it in requests, or does not send it any more."
        "Remove it from your code, and check that you can do without."
    PROPERTY_TYPE "property-type-changed" Breaking Breaking
        "Its values are others."
        "Use a value of the new type."
    PROPERTY_REQUIRED "property-required" Breaking Breaking
        "Requests without it are refused."
        "Always set it."
    PROPERTY_OPTIONAL "property-optional" Breaking Breaking
        "It may be absent or null where it was always there."
        "Handle its absence."
    PROPERTY_DIRECTION "property-direction-changed" Breaking Breaking
        "It travels in other directions than before."
        "Set it only where it is sent, and read it only where it is answered."
    PROPERTY_PRESENCE "property-presence-changed" Breaking Breaking
        "Whether it may be absent or null is another matter in Rust."
        "Follow the compiler: the field or the arguments of `new` are others."
    MAP_ADDED "map-added" Compatible Compatible
        "Properties without a name are kept in a map of their own."
        "Nothing has to be done."
    MAP_GONE "map-gone" Compatible Breaking
        "The document says nothing of properties without a name any more, and their map is gone."
        "Do without them."
    MAP_TYPE "map-type-changed" Breaking Breaking
        "The properties without a name have other values."
        "Use values of the new type."
    VALUE_ADDED "value-added" Compatible Compatible
        "Enums are open, and old clients keep what they do not know."
        "Handle it where it matters."
    VALUE_GONE "value-gone" Breaking Breaking
        "The server refuses it in requests, and its variant is gone."
        "Use another value."
    VARIANT_ADDED "variant-added" Compatible Compatible
        "Enums are open."
        "Handle it where it matters."
    VARIANT_GONE "variant-gone" Breaking Breaking
        "The server refuses it in requests, and the variant is gone."
        "Use another variant."
    VARIANT_TYPE "variant-type-changed" Breaking Breaking
        "The variant holds another type."
        "Use a value of the new type."
    VARIANT_TAGS "variant-tags-changed" Breaking None
        "The values that tell the variants apart are others."
        "Take the new client; the code stays as it is."
    DISCRIMINATOR "discriminator-changed" Breaking None
        "One side tells the variants apart by what the other side does not send."
        "Take the new client; the code stays as it is."
    LIMIT_TIGHTENED "limit-tightened" Breaking None
        "Values that were taken before are refused, by the new client even before they are sent."
        "Check the values that you send."
    LIMIT_LOOSENED "limit-loosened" Compatible None
        "What was taken before still is."
        "Nothing has to be done."
    PART_CHANGED "part-changed" Breaking None
        "The server reads another notation of the part than the old client writes."
        "Take the new client; the code stays as it is."
    PART_HEADER_REQUIRED "part-header-required" Breaking None
        "Parts without the header are refused."
        "Set it on the file."
    PART_HEADER_ADDED "part-header-added" Compatible None
        "Parts may have one more header."
        "Nothing has to be done."
}
