namespace Parley.Tools.Kinds.Http;

internal enum HttpBodyType
{
    Json,
    Form,
}
