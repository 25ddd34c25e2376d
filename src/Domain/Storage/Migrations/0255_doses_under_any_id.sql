-- A dose that another system wrote under an id of its own is certified like any other: FHIR ids are text.

alter table issued_certificate alter column dose type text using dose::text;
