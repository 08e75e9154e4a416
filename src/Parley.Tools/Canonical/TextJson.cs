using System.Text.Json.Serialization;

namespace Parley.Tools.Canonical;

[JsonSerializable(typeof(string))]
internal sealed partial class TextJson : JsonSerializerContext;
