using HealthAssess.Storage.Administration;
using Microsoft.AspNetCore.Identity;

namespace HealthAssess.Web.SignIn.Passwords;

/// <summary>Refuses passwords that are known from breaches, without asking anybody: a list in the product, and one of the operator's.</summary>
/// <remarks>NIST SP 800-63B, 3.1.1.2; ASVS 4, 2.1.7.</remarks>
internal sealed class CommonPasswords(IConfiguration configuration) : IPasswordValidator<Account>
{
    private const int ShortestBeginning = 6;

    private static readonly HashSet<string> Known = Read();

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) => Task.FromResult(
        password is null || IsKnown(password, user.UserName) || BreachFile.Has(configuration["Passwords:BreachFile"], password)
            ? IdentityResult.Failed(new IdentityError { Code = "password-known", Description = "This password is known from breaches, or easily guessed. Choose another." })
            : IdentityResult.Success);

    /// <summary>A common password with a few letters around it is one too, and so are one's own name and one letter over and over.</summary>
    public static bool IsKnown(string password, string? name)
    {
        var plain = password.ToLowerInvariant();
        var core = plain.Trim('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '!', '.', '?', '*', '#', ' ', '-', '_');
        return Known.Contains(plain) || core.Length < ShortestBeginning || Known.Contains(core) || plain.Distinct().Count() < 5
            || Repeats(plain) || (name is { Length: >= 4 } own && plain.Contains(own.ToLowerInvariant(), StringComparison.Ordinal));
    }

    private static bool Repeats(string text) =>
        Enumerable.Range(1, text.Length / 2).Any(length => text.Length % length == 0 && Known.Contains(text[..length]) && text == string.Concat(Enumerable.Repeat(text[..length], text.Length / length)));

    private static HashSet<string> Read()
    {
        using var reader = new StreamReader(typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
    }
}
