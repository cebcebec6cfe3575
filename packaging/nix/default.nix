# NOT TRIED: no Nix where this was written. libstemmer, gumbo and libcyaml are assumed to be in nixpkgs under these names.
#   nix-build packaging/nix
{ pkgs ? import <nixpkgs> { } }:
pkgs.stdenv.mkDerivation {
  pname = "lectern";
  version = "0.1.0";
  src = pkgs.lib.cleanSource ../..;
  nativeBuildInputs = [ pkgs.cmake pkgs.pkg-config pkgs.makeWrapper ];
  buildInputs = with pkgs; [
    expat gsl gumbo hunspell icu jansson libarchive libcsv libcyaml libstemmer libxlsxwriter libyaml
    nettle sqlite uchardet xxHash zlib
  ] ++ lib.optional stdenv.isLinux libseccomp;
  cmakeFlags = [ "-DBUILD_TESTING=OFF" ];
  cmakeBuildType = "RelWithDebInfo";
  postInstall = ''
    wrapProgram $out/bin/lectern --prefix PATH : ${pkgs.lib.makeBinPath [ pkgs.gnuplot pkgs.poppler_utils pkgs.fontconfig ]}
  '';
  meta = {
    description = "Statistical discourse analysis of press-conference transcripts";
    license = pkgs.lib.licenses.gpl3Plus;
    mainProgram = "lectern";
  };
}
