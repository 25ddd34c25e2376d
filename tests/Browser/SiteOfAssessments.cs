namespace HealthAssess.Tests.Browser;

/// <summary>One running site for all tests of assessments.</summary>
[CollectionDefinition(Name)]
public sealed class SiteOfAssessments : ICollectionFixture<RunningSite>
{
    public const string Name = "assessments";
}
