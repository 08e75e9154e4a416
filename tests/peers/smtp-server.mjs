// A real SMTP server for the tests: it speaks STARTTLS, asks for a password, and prints one line of JSON for each mail it took.
// Usage: node smtp-server.mjs CERTIFICATE.pem KEY.pem [tls|plain]
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { SMTPServer } from "smtp-server";

const [certificate, key, mode] = process.argv.slice(2);

const server = new SMTPServer({
  cert: readFileSync(certificate),
  key: readFileSync(key),
  secure: mode === "tls",
  hideSTARTTLS: mode === "plain",
  disabledCommands: mode === "plain" ? ["STARTTLS", "AUTH"] : [],
  authOptional: mode === "plain",
  onAuth: ({ username, password }, _session, done) =>
    username === "desk" && password === "kept-by-reference" ? done(null, { user: username }) : done(new Error("wrong password")),
  onRcptTo: ({ address }, _session, done) =>
    address.startsWith("nobody") ? done(Object.assign(new Error("no such user"), { responseCode: 550 })) : done(),
  onData: async (stream, session, done) => {
    const chunks = [];
    for await (const chunk of stream) chunks.push(chunk);
    console.log(JSON.stringify({
      from: session.envelope.mailFrom.address,
      to: session.envelope.rcptTo.map(({ address }) => address),
      secure: session.secure,
      user: session.user ?? "",
      message: Buffer.concat(chunks).toString("utf8"),
    }));
    done();
  },
});

server.on("error", () => {}); // A client that breaks off is part of the play.
server.listen(0, "127.0.0.1", () => console.log(JSON.stringify({ port: server.server.address().port })));
createInterface({ input: process.stdin }).on("close", () => process.exit(0));
