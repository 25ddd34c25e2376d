using System.Collections.Frozen;

namespace HealthAssess.Web.Desk;

/// <summary>What a line of the audit is about, in words: the audit keeps the name of the request.</summary>
internal static class AuditSubjects
{
    private static readonly (string Subject, string[] Names)[] Table =
    [
        ("register", ["RegisterTraveller", "CorrectTraveller", "RegisterDemoTravellers"]),
        ("find", ["SearchTravellers", "FindDuplicates", "MatchPatient"]),
        ("open", ["OpenTraveller", "OpenDetails", "read", "search", "history", "everything"]),
        ("emergency", ["OpenInEmergency"]),
        ("arrival", ["RecordArrival"]),
        ("consent", ["RecordConsent", "WithdrawOwnConsent"]),
        ("merge", ["MergePatients", "UnmergePatients"]),
        ("assessment", ["ListScreenings", "OpenScreening", "RecordAssessment", "AmendAssessment", "SignAssessment", "ReadAssessment", "SpellAnswers", "ListQueue"]),
        ("follow-up", ["ListFollowUps", "RecordContact"]),
        ("vaccination", ["RecordVaccination", "RecordHistory", "RefuseVaccination", "MarkDoseWrong", "ForecastVaccinations", "ImmunizationForecastOperation"]),
        ("stock", ["ListStock", "ReceiveLot", "BlockLot"]),
        ("recall", ["RecallLot", "ListRecalls", "ListRecalledTravellers", "ExportRecalledTravellers"]),
        ("notices", ["ListNotices", "DropNotice", "TellTraveller", "RecordUnreached", "ReturnToList", "notices of a recall"]),
        ("certificate", ["IssueCertificate", "OpenCertificate", "RevokeCertificate", "RenewCardLink"]),
        ("letter", ["IssueContraindicationLetter", "ListLetterGrounds"]),
        ("own-record", ["OpenCard", "OpenOwnRecord", "CopyOwnRecord", "AskAboutOwnRecord"]),
        ("trip", ["AskTrip", "AskTravellerTrip"]),
        ("deliveries", ["ListDeliveries", "ReplayDelivery", "ListRecipients"]),
        ("statistics", ["ReleaseWeek", "ReadStatistics"]),
        ("keys", ["ListSigningKeys", "CreateSigningKey", "ActivateSigningKey", "RetireSigningKey", "RevokeSigningKey", "DestroySigningKey", "ReissueCertificates", "ListReissueRounds", "signing key", "issued anew"]),
        ("lists", ["ListLists", "ProposeList", "ApproveList", "RefuseList", "OpenListProposal", "ImportCountryList", "ListRequirements", "EditRequirement"]),
        ("protocols", ["ListProtocols", "AddProtocol", "ActivateProtocol", "RollBackProtocol", "RedecideAssessments"]),
        ("staff", ["ListStaff", "AddAccount", "EndAccount", "GrantAccess", "WithdrawAccess", "ReviewAccess", "RecordTraining", "AddOrganisation", "ListMyPointsOfEntry"]),
        ("systems", ["ListClients", "RegisterClient", "CloseClient", "IssueToken", "IssueClientToken", "token issued"]),
        ("protection", ["ListProtection", "PlaceHold", "EndHold", "EraseTraveller", "ReviewOpening", "AnswerTraveller", "erased"]),
        ("seal", ["SealPointOfEntry", "OpenSeal", "sealed a Point of Entry", "opened a seal", "first share of a seal"]),
        ("audit", ["ListAudit"]),
        ("import", ["ImportBatch", "OpenDemoPlaces"]),
        ("interface", [
            "CreateResource", "UpdateResource", "PatchResource", "DeleteResource", "UpdateByCondition", "DeleteByCondition", "Transact", "ChangeMeta", "ValidateResource",
            "ReadResource", "ReadVersion", "ReadVersions", "ReadHistory", "ReadEverything", "ReadDocument", "SearchResources", "SearchCompartment", "SearchTypes",
            "StartExport", "ExportStatus", "ReadExportFile", "EndExport"]),
        ("definitions", [
            "ListDefinitions", "ReadDefinition", "GetCapabilities", "GetOpenApi", "ExpandValueSet", "LookupCode", "CheckSubsumption", "TranslateConcept", "ValidateCodeInCodeSystem", "ValidateCodeInValueSet"]),
    ];

    private static readonly FrozenDictionary<string, string> ByName =
        (from row in Table from name in row.Names select KeyValuePair.Create(name, row.Subject)).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every subject.</summary>
    public static IEnumerable<string> All => Table.Select(row => row.Subject);

    /// <summary>The subject of a request, by the note that its line has: its name, or words that may go on with what it was asked for; null for one that nobody has put here.</summary>
    public static string? Of(string note) =>
        ByName.GetValueOrDefault(note) ?? ByName.Where(one => note.StartsWith(one.Key + " ", StringComparison.Ordinal) || note.StartsWith(one.Key + ":", StringComparison.Ordinal)).Select(one => one.Value).FirstOrDefault();
}
