namespace HealthAssess.Storage.Lists;

/// <summary>A list that two people agreed on.</summary>
/// <param name="Id">Id of its proposal.</param>
/// <param name="Kind">What kind of list.</param>
/// <param name="Content">The list, byte for byte as it was approved.</param>
/// <param name="Sha256">Its hash, in hexadecimal.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="AsOf">When it was true.</param>
/// <param name="NoRevocations">True when its issuers are known to publish no revocations.</param>
public sealed record ApprovedList(Guid Id, string Kind, byte[] Content, string Sha256, string Source, DateTimeOffset AsOf, bool NoRevocations);
