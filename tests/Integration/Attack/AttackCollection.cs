namespace HealthAssess.Tests.Integration.Attack;

/// <summary>One site that is attacked by all of these tests, one after the other.</summary>
[CollectionDefinition("attack")]
public sealed class AttackCollection : ICollectionFixture<AttackSite>;
