namespace Parley.Tools.Gateway.Schemas;

/// <summary>A schema that cannot be held to: wrong, unsafe, or asking for what is not supported. Names the place.</summary>
internal sealed class JsonSchemaException(string path, string fault) : Exception($"{(path.Length == 0 ? "schema" : path)}: {fault}");
