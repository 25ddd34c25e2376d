using System.Security.Cryptography;
using HealthAssess.Storage.Audit;
using HealthAssess.Storage.Index;
using HealthAssess.Storage.Keys;

namespace HealthAssess.Tests.Unit.Storage;

public sealed class BodyCipherTests
{
    private static readonly byte[] Key = new byte[32];
    private static readonly byte[] Content = [1, 2, 3];

    [Fact]
    public void What_was_sealed_opens_in_its_place() => Assert.Equal(Content, BodyCipher.Open(Key, BodyCipher.Seal(Key, Content, "here"), "here"));

    [Fact]
    public void It_opens_nowhere_else() =>
        Assert.ThrowsAny<CryptographicException>(() => BodyCipher.Open(Key, BodyCipher.Seal(Key, Content, "here"), "there"));

    [Fact]
    public void No_bit_can_be_changed()
    {
        var sealedBytes = BodyCipher.Seal(Key, Content, "here");
        for (var i = 0; i < sealedBytes.Length; i++)
        {
            sealedBytes[i] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => BodyCipher.Open(Key, sealedBytes, "here"));
            sealedBytes[i] ^= 1;
        }
    }

    [Fact]
    public void The_same_content_never_looks_the_same() =>
        Assert.NotEqual(BodyCipher.Seal(Key, Content, "here"), BodyCipher.Seal(Key, Content, "here"));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(64)]
    public void A_merkle_root_changes_with_every_leaf_and_with_their_order(int count)
    {
        var leaves = Enumerable.Range(0, count).SelectMany(n => SHA256.HashData([(byte)n])).ToArray();
        var root = MerkleTree.Root(leaves);
        for (var leaf = 0; leaf < count; leaf++)
        {
            leaves[leaf * 32] ^= 1;
            Assert.NotEqual(root, MerkleTree.Root(leaves));
            leaves[leaf * 32] ^= 1;
        }

        Assert.Equal(root, MerkleTree.Root(leaves));
        Assert.NotEqual(root, MerkleTree.Root([.. leaves, .. new byte[32]]));
    }

    [Fact]
    public void A_patient_id_of_ours_is_the_person_and_any_other_stands_for_one()
    {
        var own = Guid.CreateVersion7();
        Assert.Equal(own, PersonParameters.PersonOf(own.ToString()));
        Assert.NotEqual(own, PersonParameters.PersonOf(own.ToString("N")));
        Assert.NotEqual(own, PersonParameters.PersonOf(own.ToString().ToUpperInvariant()));
        Assert.Equal(PersonParameters.PersonOf("example"), PersonParameters.PersonOf("example"));
    }
}
