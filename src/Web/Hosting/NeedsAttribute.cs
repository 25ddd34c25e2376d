using HealthAssess.Domain.Access;

namespace HealthAssess.Web.Hosting;

/// <summary>The right that a page's form is for. Who lacks it learns so before the form is filled; the use case behind it refuses all the same.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NeedsAttribute(Permission permission) : Attribute
{
    public Permission Permission { get; } = permission;
}
