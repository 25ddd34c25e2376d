-- A signer of visible digital seals beside the signer of health certificates: each network asks for its own key usage.

alter table signing_key drop constraint signing_key_use_check;
alter table signing_key add constraint signing_key_use_check check (use in ('SCA', 'DSC', 'VDS'));
